import { useState } from "preact/hooks";
import { sentence } from "../accounts/said";
import { uuid7 } from "../offline/uuid";
import type { Beginning } from "./beginning";
import { isSame, type Wish } from "./model";
import { saveReminder } from "./saving";
import { dropUnsaved, keepUnsaved, type Unsaved } from "./unsaved";

export interface Started extends Beginning {
  unsaved: Unsaved | undefined;
  /** It was not taken: look what the server has, for someone may have changed it elsewhere. */
  onLookAgain: () => Promise<void>;
}

/** What someone chooses in the editor. Each change is on this phone at once; the server has it when it is saved. */
export function useWish({ name, stored, wish: start, unsaved, onLookAgain }: Started) {
  const [wish, setWish] = useState<Wish>(unsaved?.wish ?? start);
  const [newId] = useState(() => unsaved?.id ?? uuid7(new Date()));
  const [isUnsaved, setUnsaved] = useState(unsaved !== undefined);
  const [fault, setFault] = useState<string>();

  const drop = () => dropUnsaved(name).catch(() => {});
  const keep = (next: Wish) => keepUnsaved(name, { id: newId, wish: next }).catch(() => {}); // full: the screen has it

  const choose = (next: Wish): Promise<void> => {
    setWish(next);
    setUnsaved(!isSame(next, start));
    return isSame(next, start) ? drop() : keep(next);
  };

  return {
    wish,
    isUnsaved,
    fault,
    drop,
    choose: (next: Wish) => void choose(next),
    /** Go back to what is saved, or to what one began with. */
    letGo: (): Promise<void> => {
      setFault(undefined);
      return choose(start);
    },
    /** Return whether the server has it. */
    save: async (): Promise<boolean> => {
      if (stored && isSame(wish, stored)) return true;
      const asked = await saveReminder(stored?.id ?? newId, wish, stored, new Date());
      if (asked.ok) await drop();
      else {
        await keep(wish);
        await onLookAgain();
        setUnsaved(true);
        setFault(sentence(asked.error));
      }
      return asked.ok;
    },
  };
}

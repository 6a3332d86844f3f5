/** What a person can do with a record, whatever its kind: nothing they wrote gets lost over it. */
import type { Kind } from "./kind";
import { dismissed, isGone, live, refusedPart, removed, retried, type Shown, written } from "./merge";
import type { Kept } from "./store";
import { uuid7 } from "./uuid";

/** wrote: called when there is something to send. */
export function writing<C>({ items, change }: Kept<C>, { name, contents }: Kind<C>, wrote: () => void) {
  async function write(id: string, words: C): Promise<Shown<C>> {
    const item = await change(id, (old) => written(old, words));
    const shown = live(id, item);
    if (!shown) return writeAnew(id, words); // deleted elsewhere this very moment
    wrote();
    return shown;
  }

  async function writeAnew(id: string, words: C): Promise<Shown<C>> {
    const anew = await write(uuid7(new Date()), words);
    await change(id, dismissed);
    return anew;
  }

  /** Keep a new one on this phone, and send it when there is an account and a network. */
  async function add(words: C): Promise<Shown<C>> {
    const isFirst = items.value.size === 0;
    const made = await write(uuid7(new Date()), words);
    if (isFirst) void navigator.storage?.persist?.(); // from now on there is something to lose
    return made;
  }

  /** Change what one says. One that was deleted elsewhere meanwhile becomes a new one: words are not lost. */
  async function amend(id: string, changes: Partial<C>): Promise<Shown<C>> {
    const item = items.value.get(id) ?? {};
    const old = refusedPart(id, item) ?? live(id, item);
    const words = old && contents({ ...old, ...changes });
    if (!words) throw new RangeError(`there is no ${name} ${id}`);
    return isGone(item.stored) ? writeAnew(id, words) : write(id, words);
  }

  return {
    add,
    amend,
    /** Delete one, here and on the server. */
    async remove(id: string): Promise<void> {
      await change(id, removed);
      wrote();
    },
    /** Send what was refused once more: as it is, over what it clashed with, or as a new one if the old was deleted. */
    async retry(id: string): Promise<void> {
      const item = items.value.get(id) ?? {};
      if (refusedPart(id, item) && isGone(item.stored)) await amend(id, {});
      else await change(id, retried);
      wrote();
    },
    /** Let go of what was refused; what the server has instead stays. */
    async dismiss(id: string): Promise<void> {
      await change(id, dismissed);
    },
  };
}

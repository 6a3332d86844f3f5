import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type Faults, useAsking } from "../accounts/asking";
import { LONGEST_NOTE, lengthOf } from "../checkins/note-field";
import { t } from "../i18n";
import { announce } from "../ui";
import * as server from "./asking";
import type { Beginning } from "./begin";
import { today } from "./day";
import type { By } from "./model";
import { dropOpening, keepOpening, NEW } from "./opening";
import { LONGEST_NAME, openedBy, type Wish } from "./wish";

/** What someone chooses to open, kept on this phone as they choose; and the ways on from there. */
export function useChoosing({ name, wish: first, invitation, again }: Beginning) {
  const [wish, setWish] = useState(first);
  const { ask, ...asking } = useAsking();
  const { route } = useLocation();
  const isRight = () => ask(faultsOf(wish), async () => ({ ok: true }));
  const keep = (chosen: Wish) => keepOpening(name, { wish: chosen, ...(invitation && { invitation }) });

  return {
    ...asking,
    wish,
    change: (changes: Partial<Wish>) => {
      const next = { ...wish, ...changes };
      setWish(next);
      void keep(next);
    },
    /** See first what would be open. */
    look: async () => {
      if (!(await isRight())) return;
      await keep(wish);
      route(`/me/sharing/preview?of=${encodeURIComponent(name)}`);
    },
    make: async (by: By) => {
      const made = await ask(faultsOf(wish), () => server.invite(by));
      if (!made) return;
      const { id } = made.gain;
      await keepOpening(id, { wish, invitation: made.gain });
      await dropOpening(NEW);
      route(`/me/sharing/open?of=${id}`, true); // where "back" leads from the code
      route(`/me/sharing/codes/${id}`);
    },
    /** Back to the code that was made. */
    goOn: async () => {
      if (await isRight()) route(`/me/sharing/codes/${name}`);
    },
    /** Open to the practitioner of before. */
    openAgain: async () => {
      const opened = await ask(faultsOf(wish), () => server.open(openedBy(wish, today()), { again: again!.id }));
      if (!opened) return;
      await dropOpening(name);
      announce(t("sharing.opened", { name: opened.gain.practitioner.name }));
      route("/me/sharing", true);
    },
  };
}

function faultsOf(wish: Wish): Faults {
  const { called, note } = wish;
  const { opens_on, until_on } = openedBy(wish, today());
  const name = called.trim();
  if (!name) return { called: t("accounts.error.needed") };
  if (lengthOf(name) > LONGEST_NAME) return { called: t("sharing.called-too-long", { most: LONGEST_NAME }) };
  if (opens_on && opens_on > until_on) return { form: t("sharing.opens-too-late") };
  return lengthOf(note) > LONGEST_NOTE ? { form: t("sharing.note-too-long") } : {};
}

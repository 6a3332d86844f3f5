/** What the screens ask of the server. */
import { ask } from "../accounts/ask";
import type { Summary } from "../reports/model";
import { beginningOf } from "./day";
import type { By, Grant, Introduction, Invitation, Look, Opened } from "./model";

/** To whom something is opened: whoever took a code, or whom it was opened to before. */
export type To = { invitation: string } | { again: string };

const sent = ({ opens_on, ...what }: Opened) => ({ ...what, opens_at: opens_on ? beginningOf(opens_on) : null });

export const grants = () => ask<{ grants: Grant[] }>("GET", "/sharing/grants");
export const open = (what: Opened, to: To) => ask<Grant>("POST", "/sharing/grants", { ...sent(what), ...to });
export const close = (id: string) => ask<null>("DELETE", `/sharing/grants/${id}`);
export const preview = (what: Opened) => ask<Summary>("POST", "/sharing/preview", sent(what));
export const invite = (by: By) => ask<Invitation>("POST", "/sharing/invitations", { by });
export const introduction = (id: string) => ask<Introduction>("GET", `/sharing/invitations/${id}`);
export const withdraw = (id: string) => ask<null>("DELETE", `/sharing/invitations/${id}`);

/** before: the moment of the last one that was told. */
export const looks = (before?: string) =>
  ask<{ accesses: Look[]; more: boolean }>(
    "GET",
    `/sharing/accesses${before ? `?before=${encodeURIComponent(before)}` : ""}`,
  );

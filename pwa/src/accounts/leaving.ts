/** Ways to leave: for now, or for good. */
import { call } from "../api/client";
import { dropDrafted } from "../interventions/drafted";
import { database, dropSetting, PHONE } from "../offline/db";
import { unsent, wipe } from "../offline/ownership";
import { failed } from "./entering";
import type { Result } from "./model";
import { account, become, ownerOf } from "./state";
import { betweenSteps, endSessionLater } from "./step";

/** Count what only this phone has, of whoever is here. */
export const unsentHere = async () => unsent(await database(), ownerOf(account.value));

/** Count what was written on this phone before there was an account. */
export const leftFromBefore = async () => unsent(await database(), PHONE, { waiting: true });

/** Take everything of this person off this phone, without a network too. keepUnsent: seal what only this phone has, for when they return. */
export const logOut = ({ keepUnsent }: { keepUnsent: boolean }): Promise<void> =>
  betweenSteps(async () => {
    if (account.value.mode !== "account") return;
    const { kind } = await call("DELETE", "/accounts/sessions/current");
    if (kind === "later") await endSessionLater();
    await hush();
    await wipe(await database(), account.value.person.id, !keepUnsent);
    dropDrafted();
    await become({ mode: "none" });
  });

/** Erase everything of this person: on the server first, then on this phone. */
export const erase = (): Promise<Result<object>> =>
  betweenSteps(async () => {
    if (account.value.mode === "account") {
      const answer = await call("DELETE", "/accounts/me", { confirm: "erase" });
      if (answer.kind !== "ok") return failed(answer);
      await hush();
    }
    await wipe(await database(), ownerOf(account.value), true);
    await dropSetting("signing up");
    dropDrafted();
    await become({ mode: "none" });
    return { ok: true };
  });

/** No more nudges on this phone: whoever is here next did not ask for them. */
const hush = async () =>
  navigator.serviceWorker
    ?.getRegistration()
    .then((registration) => registration?.pushManager?.getSubscription())
    .then((subscription) => subscription?.unsubscribe())
    .catch(() => {}); // there was none

/** Who uses this phone: one signal over one row, the same in every tab. */
import { signal } from "@preact/signals";
import { keepSetting, PHONE, setting } from "../offline/db";
import { enter, owner } from "../offline/store";
import { listen, tell } from "../offline/tabs";
import type { Account } from "./model";

const KEY = "account";
const NOBODY: Account = { mode: "none" };

export const account = signal<Account>(NOBODY);

/** Why this phone cannot keep anything, if so. */
export const broken = signal(false);

/** Return whose rows are read and written. */
export const ownerOf = (who: Account) => (who.mode === "account" ? who.person.id : PHONE);

/** Read who is here; another tab may have changed it. */
export async function recall(): Promise<Account> {
  const who = (await setting<Account>(KEY)) ?? NOBODY;
  if (ownerOf(who) !== owner.value) await enter(ownerOf(who));
  account.value = who;
  return who;
}

/** From now on `who` is here, with what is on this phone of theirs. */
export async function become(who: Account): Promise<void> {
  await keepSetting(KEY, who);
  await arrive();
  tell("person");
}

async function arrive(): Promise<void> {
  const who = (await setting<Account>(KEY)) ?? NOBODY;
  await enter(ownerOf(who));
  account.value = who;
}

/** The same person as before, of whom more is known. */
export async function update(who: Account): Promise<void> {
  await keepSetting(KEY, who);
  account.value = who;
  tell("profile");
}

listen((news) => {
  if (news === "person") void arrive();
  if (news === "profile") void recall();
});

/** Resolves when what this phone has was read, or cannot be. */
export const ready: Promise<void> = arrive().then(
  () => {},
  () => {
    broken.value = true;
  },
);

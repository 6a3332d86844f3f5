/** Someone with an account, and what the server has of their sharing. */
import { account, createAnonymous, erase, newProfile, tryNow } from "../../src/accounts/store";
import { record } from "../../src/checkins/store";
import { House } from "../accounts/house";
import type { Openings } from "./openings";
import { leave } from "./page";

export class Someone {
  house = new House();

  async arrives(): Promise<Openings> {
    await this.house.open();
    await createAnonymous({ consent: { version: "2026-11" }, sixteen_or_older: true, ...newProfile() });
    const administrations = [{ instrument: "daily", version: 1, responses: { mood: 7 } }];
    await record({ administrations, tags: [], note: "wat ik erbij schreef" });
    await tryNow();
    return this.house.opened({ id: account.value.mode === "account" ? account.value.person.id : "" });
  }

  async leaves(): Promise<void> {
    leave();
    this.house.isDown = false;
    await erase();
    this.house.close();
  }
}

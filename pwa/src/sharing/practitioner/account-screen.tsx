import { t } from "../../i18n";
import { Heading } from "../../ui";
import { Ended, Stored } from "./account-data";
import { WhoIAm } from "./account-details";
import { focusPart, Part } from "./account-part";
import { Ways } from "./account-ways";
import { Browsers } from "./browsers";
import { CodesAtDesk } from "./codes-once";
import { load, me, newCodes } from "./desk";
import { Desk } from "./desk-frame";
import type { Me } from "./model";

/** One's own account: who one is to persons, how and where one logs in, what is stored, and leaving. */
export function AccountScreen() {
  return <Desk title={t("practitioner.account")}>{() => me.value && <Account who={me.value} />}</Desk>;
}

function Account({ who }: { who: Me }) {
  if (newCodes.value.length > 0) return <CodesAtDesk onDone={kept} />;
  return (
    <div class="desk-page mine">
      <Heading>{t("practitioner.account")}</Heading>
      <Part name="who" title={t("practitioner.who")}>
        <WhoIAm who={who} />
      </Part>
      <Part name="ways" title={t("practitioner.ways")}>
        <Ways who={who} />
      </Part>
      <Part name="browsers" title={t("accounts.sessions")}>
        <Browsers />
      </Part>
      <Part name="stored" title={t("practitioner.stored")}>
        <Stored />
        <Ended />
      </Part>
    </div>
  );
}

function kept(): void {
  newCodes.value = [];
  requestAnimationFrame(() => focusPart("ways"));
  void load();
}

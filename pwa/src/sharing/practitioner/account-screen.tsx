import type { ComponentChildren } from "preact";
import { t } from "../../i18n";
import { Heading } from "../../ui";
import { Ended, Stored } from "./account-data";
import { WhoIAm } from "./account-details";
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
      <Part title={t("practitioner.who")}>
        <WhoIAm who={who} />
      </Part>
      <Part title={t("practitioner.ways")}>
        <Ways who={who} />
      </Part>
      <Part title={t("accounts.sessions")}>
        <Browsers />
      </Part>
      <Part title={t("practitioner.stored")}>
        <Stored />
        <Ended />
      </Part>
    </div>
  );
}

function kept(): void {
  newCodes.value = [];
  void load();
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="part">
    <h2>{title}</h2>
    {children}
  </section>
);

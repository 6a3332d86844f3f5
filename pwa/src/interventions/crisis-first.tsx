import "../safety/crisis-help.css";
import { t } from "../i18n";
import { Call } from "../safety/call";
import { contacts, type Role } from "../safety/contacts";
import { Button, LinkButton } from "../ui";

const ROLES: readonly Role[] = ["talk", "danger", "doctor"];

/** Someone to talk to, before any list; then the person goes on if they want to. */
export function CrisisFirst({ goOn }: { goOn: () => void }) {
  const [first, ...others] = contacts.filter((contact) => ROLES.includes(contact.as));
  return (
    <section class="crisis-first deep" aria-labelledby="crisis-first">
      <h2 id="crisis-first">{t("safety.title")}</h2>
      <p>{t("safety.talk")}</p>
      <ul class="calls">
        {first && <Call contact={first} first />}
        {others.map((contact) => (
          <Call key={contact.id} contact={contact} />
        ))}
      </ul>
      <LinkButton kind="light" href="/help-now" icon="life-buoy">
        {t("interventions.all-direct-help")}
      </LinkButton>
      <p class="small">{t("checkins.nobody-watches")}</p>
      <Button kind="quiet" onClick={goOn}>
        {t("interventions.go-on")}
      </Button>
    </section>
  );
}

import { type Language, language } from "../i18n";
import { Icon, type IconName } from "../ui/icon";
import { type Contact, leadsTo, type Role } from "./contacts";

const ICONS: Record<Role, IconName> = {
  danger: "phone",
  talk: "phone",
  listen: "ear",
  doctor: "stethoscope",
  young: "phone",
  advice: "message-circle",
};

/** One contact; the whole of it is the target where there is something to dial or open. */
export function Call({ contact, first }: { contact: Contact; first?: boolean }) {
  const href = leadsTo(contact);
  const name = first ? "call first" : "call";
  return (
    <li>
      {href ? (
        <Door {...{ contact, href, name }} />
      ) : (
        <div class={name}>
          <Words contact={contact} />
        </div>
      )}
    </li>
  );
}

function Door({ contact, href, name }: { contact: Contact; href: string; name: string }) {
  const elsewhere = contact.link ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return (
    <a class={name} href={href} {...elsewhere}>
      <Words contact={contact} />
      <Icon name={contact.link ? "external-link" : "chevron-right"} />
    </a>
  );
}

function Words({ contact }: { contact: Contact }) {
  const said = language.value;
  return (
    <>
      <Icon name={contact.link ? "message-circle" : ICONS[contact.as]} />
      <span class="main">
        <b>{contact.name[said]}</b>
        {contact.number && !contact.name[said].includes(contact.number) && <span class="number">{contact.number}</span>}
        <span class="soft">{contact.for_whom[said]}</span>
        <span class="soft">{facts(contact, said)}</span>
      </span>
    </>
  );
}

/** Return when and for how much: "Dag en nacht, gratis. Ook 0800-0113". */
function facts({ hours, costs, also }: Contact, said: Language): string {
  const text = `${hours[said]}, ${costs[said]}`;
  return [text.charAt(0).toUpperCase() + text.slice(1), also?.[said]].filter(Boolean).join(". ");
}

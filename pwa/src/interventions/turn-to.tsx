import "../safety/crisis-help.css";
import { t } from "../i18n";
import { Call } from "../safety/call";
import { contacts } from "../safety/contacts";
import { Row, Rows } from "../ui";
import { intervention } from "./catalogue";
import type { Match } from "./matching";
import { firstSentence } from "./offer-card";
import { said } from "./words";

const FEW = 3;

/** Where to read more, and someone to talk to: no list ends without them. */
export function TurnTo({ information, contact }: Pick<Match, "information" | "contact">) {
  const sites = information.slice(0, FEW).flatMap((id) => intervention(id) ?? []);
  const person = contacts.find((each) => each.as === contact);
  return (
    <>
      {sites.length > 0 && (
        <section>
          <h2>{t("interventions.read-more")}</h2>
          <Rows>
            {sites.map(({ id, name, summary }) => (
              <Row key={id} icon="info" title={name} detail={firstSentence(said(summary))} href={`/help/${id}`} />
            ))}
          </Rows>
        </section>
      )}
      {person && (
        <section class="talk-to">
          <h2>{t("interventions.rather-talk")}</h2>
          <ul class="calls deep">
            <Call contact={person} />
          </ul>
        </section>
      )}
    </>
  );
}

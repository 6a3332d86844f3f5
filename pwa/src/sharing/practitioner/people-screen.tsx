import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { day } from "../../reports/wording";
import { localDay } from "../../trends/series";
import { Heading, LinkButton, Row, Rows, Segmented } from "../../ui";
import { people } from "./desk";
import { Desk } from "./desk-frame";
import { type Listed, type SortedBy, sorted } from "./model";
import { stillOpen } from "./words";

/** Who has something open, by name or by their last check-in. */
export function PeopleScreen() {
  return <Desk title={t("practitioner.opened")}>{() => <People people={people.value ?? []} />}</Desk>;
}

function People({ people }: { people: readonly Listed[] }) {
  const [by, setBy] = useState<SortedBy>("name");
  return (
    <div class="desk-page">
      <Heading>{t("practitioner.opened")}</Heading>
      {people.length === 0 && <p>{t("practitioner.nobody")}</p>}
      {people.length > 1 && (
        <Segmented
          label={t("practitioner.sorted")}
          options={[
            { value: "name", label: t("practitioner.by-name") },
            { value: "last", label: t("practitioner.by-last") },
          ]}
          value={by}
          onChange={setBy}
        />
      )}
      <Rows label={t("practitioner.opened")}>
        {sorted(people, by).map((each) => (
          <OneRow key={each.grant} each={each} />
        ))}
      </Rows>
      <LinkButton href="/practitioner/code" icon="user-round-plus" fit>
        {t("practitioner.enter-code")}
      </LinkButton>
    </div>
  );
}

function OneRow({ each }: { each: Listed }) {
  const today = localDay(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const last = each.last_on ? t("practitioner.last-on", { day: day(each.last_on) }) : t("practitioner.last-never");
  return (
    <Row
      title={each.called}
      detail={last}
      href={`/practitioner/people/${each.grant}`}
      end={<span class="micro soft">{stillOpen(each.until_on, today)}</span>}
    />
  );
}

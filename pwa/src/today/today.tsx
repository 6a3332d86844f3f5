import { account } from "../accounts/store";
import { checkins } from "../checkins/store";
import { formatDate, t } from "../i18n";
import { dayOfCheckIn } from "../trends/series";
import { LinkButton } from "../ui/buttons";
import { Heading } from "../ui/heading";
import { Rows } from "../ui/rows";
import { Screen } from "../ui/screen";
import { ChangeRow } from "./change-row";
import { answered, lastOf, tide } from "./days";
import { Empty } from "./empty";
import { Kept } from "./kept";
import { NextRow } from "./next-row";
import { useToday } from "./now";
import { Tide } from "./tide";
import "./today.css";

/** How is it now? The last two weeks, one button, and at most two things worth a line. */
export function Today() {
  const { now, today } = useToday();
  const all = checkins.value;
  const moods = answered(all, "mood", now);
  const last = lastOf(all, "daily");
  const done = last !== null && dayOfCheckIn(last) === today;
  if (all.length === 0) return <Empty greeting={<Greeting now={now} />} next={<NextRow now={now} />} />;
  return (
    <Screen title={t("today.title")} tone="moment" heading="own" tab="today" class="today">
      <div class="scene">
        <Greeting now={now} />
        <Tide tide={tide(moods, today)} />
      </div>
      <LinkButton href="/checkin/daily" kind={done ? "line" : "main"}>
        {t(done ? "today.another-checkin" : "today.checkin")}
      </LinkButton>
      <Rows>
        <NextRow now={now} />
        <ChangeRow now={now} today={today} />
      </Rows>
      <Kept />
    </Screen>
  );
}

function Greeting({ now }: { now: Date }) {
  const who = account.value;
  const name = who.mode === "none" ? undefined : who.profile.name;
  return (
    <div class="hello">
      <p class="date">{formatDate(now, "weekday")}</p>
      <Heading>
        {name && (
          <>
            {t("today.hello", { name })}
            <br />
          </>
        )}
        {t(name ? "today.how-is-it-you" : "today.how-is-it-now")}
      </Heading>
    </div>
  );
}

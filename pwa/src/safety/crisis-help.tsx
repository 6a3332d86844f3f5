import { ReadAloud } from "../checkins/read-aloud";
import { formatDate, language, t } from "../i18n";
import { Screen } from "../ui/screen";
import { water } from "../ui/wave";
import { Call } from "./call";
import { checkedOn, contacts } from "./contacts";
import "./crisis-help.css";

const danger = contacts.filter((contact) => contact.as === "danger");
const [first, ...others] = contacts.filter((contact) => contact.as !== "danger");

const WIDTH = 390;
const waves = [
  water({ mean: 26, height: 6, length: 330, crest: 60 }, -6, WIDTH + 6, 130),
  water({ mean: 66, height: 6, length: 290, crest: 200 }, -6, WIDTH + 6, 130),
] as const;

/** Whom to turn to now: before log-in, without a network, one tap from everywhere. Still, deep and never red. */
export function CrisisHelp() {
  return (
    <Screen
      title={t("safety.title")}
      tone="deep"
      back={goBack}
      tools={<ReadAloud text={spoken()} />}
      withoutHelp
      class="crisis"
    >
      <p>{t("safety.talk")}</p>
      <ul class="calls">
        {first && <Call contact={first} first />}
        {danger.map((contact) => (
          <Call key={contact.id} contact={contact} />
        ))}
        {others.map((contact) => (
          <Call key={contact.id} contact={contact} />
        ))}
      </ul>
      <p class="small">{t("safety.nobody-watches")}</p>
      <p class="small soft">{t("safety.works-offline", { date: formatDate(checkedOn, "date") })}</p>
      <svg class="seabed" viewBox={`0 0 ${WIDTH} 130`} preserveAspectRatio="none" aria-hidden="true">
        <path d={waves[0]} />
        <path d={waves[1]} />
      </svg>
    </Screen>
  );
}

/** What is read aloud: the first words, and whom to call. */
function spoken(): string {
  const said = language.value;
  const calls = contacts.map(({ name, number, for_whom }) =>
    [for_whom[said], name[said], number].filter(Boolean).join(" "),
  );
  return [t("safety.title"), t("safety.talk"), ...calls].join(". ");
}

/** Back to where someone was; to Today when they came straight here. */
function goBack(): void {
  if (history.length > 1) history.back();
  else location.assign("/");
}

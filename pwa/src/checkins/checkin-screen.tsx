import "./checkins.css";
import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { language, t } from "../i18n";
import { type Instrument, instrument, recall, type Texts } from "../instruments";
import { pass } from "../interventions/passing";
import { LinkButton, Screen } from "../ui";
import { AtOnce } from "./at-once";
import { OneByOne } from "./one-by-one";
import { asWells, questionsOf } from "./questions";
import { begin, inPassing, type Sitting } from "./sitting";
import { checkins, ready } from "./store";
import { textsOf } from "./wording";

/**
 * A check-in with one instrument; `?amend=<id>` opens one that was made before. With `?passing` nothing is kept: what is
 * answered, about a child, only says what to suggest in Help.
 */
export function CheckInScreen() {
  const { params } = useRoute();
  const { query } = useLocation();
  const id = params.instrument ?? "";
  const amends = query.amend;
  const opened = useOpened(id, amends, "passing" in query);
  if (opened === undefined) return null;
  const texts = opened && textsOf(opened.asked, language.value);
  if (!opened || !texts) return <NotHere />;
  return <Asking key={`${id} ${amends}`} {...opened} texts={texts} />;
}

type Opened = { asked: Instrument; sitting: Sitting };

/** The instrument and the sitting; null if one of them is not here, undefined while reading. */
function useOpened(id: string, amends: string | undefined, passing: boolean): Opened | null | undefined {
  const [opened, setOpened] = useState<Opened | null>();
  useEffect(() => {
    let current = true;
    setOpened(undefined);
    void open(id, amends, passing).then((found) => current && setOpened(found));
    return () => {
      current = false;
    };
  }, [id, amends]);
  return opened;
}

async function open(id: string, amends: string | undefined, passing: boolean): Promise<Opened | null> {
  await ready;
  const checkin = checkins.value.find((each) => each.id === amends);
  if (amends && !checkin) return null;
  const version = checkin?.administrations.find((each) => each.instrument === id)?.version;
  await recall();
  const asked = instrument(id, version);
  if (!asked) return null;
  return { asked, sitting: passing ? inPassing(asked, "/help", handedOver(asked)) : await begin(asked, checkin) };
}

const handedOver = (asked: Instrument) => (responses: Record<string, number>) =>
  pass({ instrument: asked, responses, at: null });

function Asking({ asked, texts, sitting }: Opened & { texts: Texts }) {
  const questions = questionsOf(asked, texts);
  if (asWells(questions)) return <AtOnce instrument={asked} {...{ texts, questions, sitting }} />;
  return <OneByOne instrument={asked} recall={texts.recall} {...{ questions, sitting }} />;
}

function NotHere() {
  return (
    <Screen title={t("checkins.not-here")} foot={<LinkButton href="/">{t("ui.to-today")}</LinkButton>}>
      <p>{t("checkins.not-here-detail")}</p>
    </Screen>
  );
}

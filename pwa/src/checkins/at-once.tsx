import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../i18n";
import type { Instrument, Texts } from "../instruments";
import { announce, Button, Heading, Screen } from "../ui";
import { NotKept, useFinish } from "./finishing";
import { LONGEST_NOTE, lengthOf, NoteField } from "./note-field";
import type { Question } from "./questions";
import { Shore } from "./shore";
import type { Sitting } from "./sitting";
import { checkins } from "./store";
import { Tags } from "./tags";
import { byUse } from "./usual-tags";
import { WellInput } from "./well-input";

interface AtOnceProps {
  instrument: Instrument;
  texts: Texts;
  questions: Question[];
  sitting: Sitting;
}

/** A questionnaire of a few wells, all on one screen: the daily check-in. */
export function AtOnce({ instrument, texts, questions, sitting }: AtOnceProps) {
  const { route } = useLocation();
  const [touched, setTouched] = useState<string>();
  const [hinted, setHinted] = useState(false);
  const responses = sitting.responses.value;

  const { finish, fault } = useFinish(sitting, (id) => route(`/result/${id}?done`, true));
  const done = () => {
    if (lengthOf(sitting.note.value) > LONGEST_NOTE) return document.querySelector("textarea")?.focus();
    if (sitting.isEmpty()) {
      setHinted(true);
      return announce(t("checkins.fill-one"));
    }
    return void finish();
  };
  const touch = (id: string | undefined) => {
    setTouched(id);
    setHinted(false);
  };

  return (
    <Screen
      title={texts.title}
      heading="own"
      tone="moment"
      class="daily"
      back={() => route("/", true)}
      backLabel={t(sitting.isKept ? "checkins.back-kept" : "checkins.back-unchanged")}
      foot={<Button onClick={done}>{t("checkins.done")}</Button>}
    >
      <div class="up">
        <Heading>{texts.title}</Heading>
        <Hint {...{ questions, touched, hinted, sitting }} onClear={() => touch(undefined)} />
      </div>
      <Shore />
      <div class="wells">
        {questions.map((question) => (
          <WellInput
            key={question.id}
            question={question}
            value={responses[question.id]}
            current={question.id === touched}
            onAnswer={(value) => {
              touch(question.id);
              sitting.answer(question.id, value);
            }}
            onClear={() => sitting.clear(question.id)}
          />
        ))}
      </div>
      <Beside {...{ instrument, texts, sitting }} />
      <NotKept fault={fault} />
    </Screen>
  );
}

interface HintProps {
  questions: Question[];
  touched: string | undefined;
  hinted: boolean;
  sitting: Sitting;
  onClear: () => void;
}

/** How to fill in the wells; after a touch, what it said and the way to take it back. */
function Hint({ questions, touched, hinted, sitting, onClear }: HintProps) {
  const question = questions.find(({ id }) => id === touched);
  const value = question && sitting.responses.value[question.id];
  if (!question || value === undefined)
    return <p class="hint">{t(hinted ? "checkins.fill-one" : "checkins.wells-hint")}</p>;
  const name = question.name ?? "";
  const clear = () => {
    sitting.clear(question.id);
    announce(t("checkins.cleared", { name }));
    onClear();
  };
  return (
    <p class="hint filled">
      {t("checkins.filled", { name, value, maximum: question.maximum })}
      <Button kind="link" onClick={clear}>
        {t("checkins.clear", { name })}
      </Button>
    </p>
  );
}

/** What played a part, and a few words: both may stay empty. */
function Beside({ instrument, texts, sitting }: Omit<AtOnceProps, "questions">) {
  const [writes, setWrites] = useState(sitting.note.value !== "");
  const { tags, note } = instrument;
  useEffect(() => {
    if (writes && sitting.note.value === "") document.querySelector("textarea")?.focus();
  }, [writes]);
  const order = byUse(
    tags,
    checkins.value.map((checkin) => checkin.tags),
  );
  return (
    <div class="beside">
      {(tags.length > 0 || note) && (
        <Tags
          tags={order.map((id) => ({ id, word: texts.tags?.[id] ?? id }))}
          chosen={sitting.tags.value}
          onToggle={sitting.toggleTag}
          onWrite={note && !writes ? () => setWrites(true) : undefined}
        />
      )}
      {writes && <NoteField label={texts.note ?? ""} value={sitting.note.value} onChange={sitting.write} />}
    </div>
  );
}

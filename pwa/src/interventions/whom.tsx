import { useEffect, useId, useState } from "preact/hooks";
import { account } from "../accounts/store";
import { t } from "../i18n";
import { Icon, Segmented } from "../ui";
import { choices, choose } from "./choices";
import { forgetChild, rememberChild, remembered } from "./remembered";

const OLDEST = 120; // years
const MONTHS = 24; // a child's age is told in months until then
const YEARS = 17;

/** For whom: oneself or one's child, and how old they are. */
export function Whom() {
  const { asksFor } = choices.value;
  const options = [
    { value: "self", label: t("interventions.for-self") },
    { value: "child", label: t("interventions.for-child") },
  ] as const;
  return (
    <section class="whom">
      <Segmented
        label={t("interventions.for-whom")}
        options={options}
        value={asksFor}
        onChange={(value) => choose({ asksFor: value })}
      />
      {asksFor === "self" ? <OwnAge /> : <ChildAge />}
    </section>
  );
}

function OwnAge() {
  const id = useId();
  const { age } = choices.value;
  const who = account.value;
  const isGuess = who.mode !== "none" && who.profile.birth_years !== null && age !== null;
  return (
    <div class="age">
      <label for={id}>{t("interventions.your-age")}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={OLDEST}
        value={age ?? ""}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget: { value } }) => choose({ age: yearsIn(value) })}
      />
      <p class="hint" id={`${id}-hint`}>
        {t(isGuess ? "interventions.your-age-guess" : "interventions.your-age-hint")}
      </p>
    </div>
  );
}

function yearsIn(text: string): number | null {
  const years = Number(text);
  return text !== "" && Number.isInteger(years) && years >= 0 && years <= OLDEST ? years : null;
}

function ChildAge() {
  const id = useId();
  const { childMonths } = choices.value;
  return (
    <div class="age">
      <label for={id}>{t("interventions.child-age")}</label>
      <span class="pick">
        <select
          id={id}
          value={childMonths ?? ""}
          onChange={({ currentTarget: { value } }) => choose({ childMonths: value === "" ? null : Number(value) })}
        >
          <option value="">{t("interventions.choose")}</option>
          <option value={-1}>{t("interventions.unborn")}</option>
          {Array.from({ length: MONTHS }, (_, months) => (
            <option key={months} value={months}>
              {t("interventions.months", { count: months })}
            </option>
          ))}
          {Array.from({ length: YEARS - 1 }, (_, n) => n + 2).map((years) => (
            <option key={years} value={years * 12}>
              {t("interventions.years", { count: years })}
            </option>
          ))}
        </select>
        <Icon name="chevron-right" small />
      </span>
      <Remember />
    </div>
  );
}

/** Nothing of a child is kept unless the parent ticks this. */
function Remember() {
  const [isKept, setKept] = useState(false);
  const { childMonths } = choices.value;
  useEffect(() => {
    void remembered(new Date()).then((months) => {
      setKept(months !== null);
      if (months !== null && choices.value.childMonths === null) choose({ childMonths: months });
    });
  }, []);
  useEffect(() => {
    if (isKept && childMonths !== null) void rememberChild(childMonths, new Date());
  }, [isKept, childMonths]);
  const toggle = async (box: HTMLInputElement) => {
    const isWanted = !isKept;
    const work = isWanted && childMonths !== null ? rememberChild(childMonths, new Date()) : forgetChild();
    await work.then(
      () => setKept(isWanted),
      () => (box.checked = isKept), // this phone keeps nothing
    );
  };
  return (
    <label class="tick">
      <input type="checkbox" checked={isKept} onChange={(event) => void toggle(event.currentTarget)} />
      <span>
        {t("interventions.remember")}
        <small>{t(isKept ? "interventions.remember-on" : "interventions.remember-off")}</small>
      </span>
    </label>
  );
}

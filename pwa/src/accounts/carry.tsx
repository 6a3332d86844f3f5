import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import type { Count } from "../offline/ownership";
import type { Faults } from "./asking";
import { counted, NOTHING, total } from "./counted";
import { leftFromBefore } from "./store";

type Choice = "yes" | "no" | undefined;
type Carry = { count: Count; choice: Choice; onChoose: (choice: Choice) => void };

/** What is on this phone without an account, and whether it goes along; only the person knows whose it is. */
export function useCarry(): Carry {
  const [count, setCount] = useState(NOTHING);
  const [choice, setChoice] = useState<Choice>();
  useEffect(() => void leftFromBefore().then(setCount, () => {}), []);
  return { count, choice, onChoose: setChoice };
}

export const carryFault = ({ count, choice }: Carry): Faults =>
  total(count) > 0 && !choice ? { carry: t("accounts.error.choose") } : {};

export function CarryQuestion({ count, choice, onChoose, fault }: Carry & { fault: string | undefined }) {
  if (total(count) === 0) return null;
  return (
    <fieldset class="field carry" aria-describedby="carry-detail">
      <legend>{t("accounts.carry-title")}</legend>
      <p class="hint" id="carry-detail">
        {t("accounts.carry-detail", { what: counted(count) })}
      </p>
      {(["yes", "no"] as const).map((one) => (
        <label class="tick" key={one}>
          <input
            type="radio"
            name="carry"
            checked={choice === one}
            aria-invalid={fault ? "true" : undefined}
            onChange={() => onChoose(one)}
          />
          {t(`accounts.carry-${one}`)}
        </label>
      ))}
      {fault && <p class="fault">{fault}</p>}
    </fieldset>
  );
}

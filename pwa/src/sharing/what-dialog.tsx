import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { upperFirst } from "../checkins/wording";
import { t } from "../i18n";
import { kept } from "../offline/store";
import { Choosing } from "../reminders/choosing";
import { Tick } from "../reminders/fields";
import { SCOPES } from "../reports/model";
import { nameOfInstrument } from "../reports/wording";
import { answeredIn, MAIN, measures, type Wish } from "./wish";

type What = Pick<Wish, "scope" | "instruments">;

interface WhatProps {
  wish: Wish;
  onChoose: (what: What) => void;
  onClose: () => void;
}

/** Which parts of the record, and of which questions. */
export function WhatDialog({ wish, onChoose, onClose }: WhatProps) {
  const [{ scope, instruments }, setWhat] = useState<What>(wish);
  const [fault, setFault] = useState<string>();
  const [all] = useState(() => [...new Set([...answeredIn(kept.checkins.live.value), ...wish.instruments, ...MAIN])]);
  const choose = () => {
    if (scope.length === 0) return setFault(t("sharing.what-needed"));
    if (measures(scope) && instruments.length === 0) return setFault(t("sharing.instruments-needed"));
    onChoose({ scope, instruments });
    onClose();
  };
  return (
    <Choosing title={t("sharing.what-title")} onChoose={choose} onClose={onClose}>
      <fieldset class="what">
        <legend class="sr">{t("sharing.what-title")}</legend>
        {SCOPES.map((one) => (
          <Tick
            key={one}
            checked={scope.includes(one)}
            onChange={(is) => setWhat({ instruments, scope: flipped(SCOPES, scope, one, is) })}
          >
            <b>{upperFirst(t(`sharing.what.${one}`))}</b>
            <span class="soft">{t(`sharing.what-detail.${one}`)}</span>
          </Tick>
        ))}
      </fieldset>
      {measures(scope) && (
        <fieldset class="what">
          <legend>{t("sharing.instruments")}</legend>
          {all.map((one) => (
            <Tick
              key={one}
              checked={instruments.includes(one)}
              onChange={(is) => setWhat({ scope, instruments: flipped(all, instruments, one, is) })}
            >
              {nameOfInstrument(one)}
            </Tick>
          ))}
        </fieldset>
      )}
      <Fault>{fault}</Fault>
    </Choosing>
  );
}

/** Return which of `all` are chosen once `one` is or is not. */
const flipped = <Name extends string>(all: readonly Name[], chosen: readonly Name[], one: Name, is: boolean): Name[] =>
  all.filter((each) => (each === one ? is : chosen.includes(each)));

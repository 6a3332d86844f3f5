import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { LinkButton } from "../ui/buttons";
import { Rows } from "../ui/rows";
import { Screen } from "../ui/screen";
import { line, water } from "../ui/wave";
import { HEIGHT, WATERLINE, WIDTH } from "./drawing";
import { Kept } from "./kept";

const PATH = { mean: 150, height: 7, length: 260, crest: 190 };
const sea = (mean: number, crest: number) => water({ mean, height: 6, length: 260, crest }, -6, WIDTH + 6, HEIGHT + 2);
const drawn = [sea(118, 190), sea(184, 70), sea(WATERLINE, 10)];

/** Today before the first check-in: the line is still to come. */
export function Empty({ greeting, next }: { greeting: ComponentChildren; next: ComponentChildren }) {
  return (
    <Screen title={t("today.title")} tone="moment" heading="own" tab="today" class="today">
      <div class="scene">
        {greeting}
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <path class="t-far" d={drawn[0]} />
          <path class="t-mid" d={drawn[1]} />
          <path class="t-near" d={drawn[2]} />
          <path class="t-coming" d={line(PATH, 46, WIDTH - 12)} />
          <circle class="t-now" cx="34" cy="144" r="14.5" />
        </svg>
      </div>
      <h2>{t("today.empty-title")}</h2>
      <p class="small soft">{t("today.empty-detail")}</p>
      <LinkButton href="/checkin/daily">{t("today.first-checkin")}</LinkButton>
      <Rows>{next}</Rows>
      <Kept />
    </Screen>
  );
}

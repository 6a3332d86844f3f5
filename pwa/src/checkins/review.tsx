import { t } from "../i18n";
import { Button, Heading, Row, Rows, Screen } from "../ui";
import type { TopProps } from "../ui/top";
import { Drift } from "./drift";
import { type Fault, NotKept } from "./finishing";
import type { Question } from "./questions";

interface ReviewProps {
  open: Question[];
  total: number;
  reopen: (id: string) => void;
  /** The ways out of it in the top bar. */
  leaving: TopProps;
  fault: Fault | undefined;
  done: () => void;
}

/** What was left open, for whoever wants to answer it after all; leaving it open is fine. */
export function Review({ open, total, reopen, leaving, fault, done }: ReviewProps) {
  const nothing = open.length === total;
  const title = nothing ? t("checkins.review-nothing") : t("checkins.review-title", { count: open.length });
  return (
    <Screen
      title={title}
      heading="own"
      tone="moment"
      class="asking review"
      compact
      {...leaving}
      foot={<Button onClick={done}>{t(nothing ? "checkins.stop" : "checkins.done-so")}</Button>}
    >
      <div class="up">
        <div class="asked">
          <Heading>{title}</Heading>
          <p class="hint">{t("checkins.review-hint")}</p>
        </div>
      </div>
      <Drift position={total} total={total} />
      <Rows>
        {open.map(({ id, question }) => (
          <Row key={id} title={question} well={0} onClick={() => reopen(id)} />
        ))}
      </Rows>
      <NotKept fault={fault} />
    </Screen>
  );
}

import { useState } from "preact/hooks";
import { type Fault, NotKept } from "../checkins/finishing";
import { t } from "../i18n";
import { announce, Button, IconButton } from "../ui";
import type { Attempt } from "./attempt";
import { choices } from "./choices";
import { HelpedDialog } from "./helped-dialog";
import type { Intervention } from "./intervention";
import { RemindMe } from "./looking-back";
import { RemoveDialog } from "./remove-dialog";
import { uptakeOf } from "./taken";
import { told } from "./told";
import { save, start } from "./uptakes";

const forChild = () => choices.value.asksFor === "child";

interface TakingProps {
  entry: Intervention;
  attempt: Attempt;
}

/** Keep it for later, or no longer. */
export function SaveButton({ entry: { id, name }, attempt }: TakingProps) {
  const [asks, setAsks] = useState(false);
  const taken = uptakeOf(id);
  const toggle = async () => {
    if (taken) return setAsks(true);
    if (await attempt(() => save(id, forChild()))) announce(t("interventions.saved", { name }));
  };
  return (
    <>
      <IconButton
        icon="bookmark"
        label={t("interventions.save", { name })}
        pressed={taken !== undefined}
        onClick={() => void toggle()}
      />
      {asks && taken && <RemoveDialog uptake={taken} onClose={() => setAsks(false)} />}
    </>
  );
}

/** What someone does with it: not yet, saved, trying, done. */
export function Doing({ entry: { id, name }, attempt, fault }: TakingProps & { fault: Fault | undefined }) {
  const [open, setOpen] = useState<"going" | "helped" | "remove" | null>(null);
  const taken = uptakeOf(id);
  const isTrying = taken?.status === "trying";
  const begin = async () => {
    if (await attempt(() => start(id, forChild()))) announce(t("interventions.started", { name }));
  };
  return (
    <section class="doing panel">
      <h2>{t("interventions.yours")}</h2>
      <p class="small">{taken ? told(taken) : t("interventions.not-taken")}</p>
      <div class="pair">
        {isTrying ? (
          <Button kind="line" fit onClick={() => setOpen("going")}>
            {t("interventions.going")}
          </Button>
        ) : (
          <Button kind="line" fit onClick={() => void begin()}>
            {t(taken?.status === "done" ? "interventions.again" : "interventions.trying")}
          </Button>
        )}
        {taken && taken.status !== "saved" && (
          <Button kind="line" fit onClick={() => setOpen("helped")}>
            {t(isTrying ? "interventions.done" : "interventions.amend")}
          </Button>
        )}
      </div>
      {isTrying && <RemindMe uptake={taken} />}
      {taken && (
        <Button kind="link" onClick={() => setOpen("remove")}>
          {t("interventions.remove")}
        </Button>
      )}
      <NotKept fault={fault} />
      {(open === "helped" || open === "going") && taken && (
        <HelpedDialog uptake={taken} name={name} goesOn={open === "going"} onClose={() => setOpen(null)} />
      )}
      {open === "remove" && taken && <RemoveDialog uptake={taken} onClose={() => setOpen(null)} />}
    </section>
  );
}

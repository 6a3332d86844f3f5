import { useEffect, useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { t } from "../i18n";
import { Button } from "../ui";
import * as server from "./asking";
import { type Line, lines, when } from "./looks";
import type { Grant, Look } from "./model";

const AT_FIRST = 5;

/** Who looked: who, from where, what and when, between what one did oneself. */
export function Looks({ grants }: { grants: readonly Grant[] }) {
  const [found, setFound] = useState<{ looks: Look[]; more: boolean }>();
  const [shown, setShown] = useState(AT_FIRST);
  const [fault, setFault] = useState<string>();
  const load = async (known: Look[]) => {
    const asked = await server.looks(known.at(-1)?.at);
    if (!asked.ok) return setFault(sentence(asked.error));
    setFault(undefined);
    setFound({ looks: [...known, ...asked.gain.accesses], more: asked.gain.more });
  };
  useEffect(() => void load([]), [grants]);
  const all = found ? lines(found.looks, grants, found.more) : [];
  const showMore = () => {
    setShown(Number.POSITIVE_INFINITY);
    if (shown > all.length && found) void load(found.looks);
  };
  return (
    <section class="part">
      <h2 class="label">{t("sharing.looks")}</h2>
      {found && all.length === 0 && <p class="small">{t("sharing.looks-none")}</p>}
      <ul class="looks">
        {all.slice(0, shown).map((line) => (
          <OneLine key={`${line.moments[0]} ${line.says}`} line={line} />
        ))}
      </ul>
      {found && (all.length > shown || found.more) && (
        <Button kind="link" onClick={showMore}>
          {t("sharing.more")}
        </Button>
      )}
      <Fault>{fault}</Fault>
    </section>
  );
}

const OneLine = ({ line }: { line: Line }) => (
  <li class={line.organisation ? undefined : "own"}>
    <span>{line.says}</span>
    <span class="small soft">{[line.organisation, when(line)].filter(Boolean).join(" · ")}</span>
  </li>
);

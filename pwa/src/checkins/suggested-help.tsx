import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Instrument } from "../instruments";
import { needs } from "../scoring";

type Shown = FunctionComponent<{ needs: readonly string[] }>;

interface SuggestedHelpProps {
  instrument: Instrument;
  responses: Readonly<Record<string, number>>;
}

/** The way to Help, after answers that suggest some. Its words come with the catalogue, which is fetched only then. */
export function SuggestedHelp({ instrument, responses }: SuggestedHelpProps) {
  const [After, setAfter] = useState<Shown>();
  const found = needs(instrument, responses);
  const isWanted = found.length > 0;
  useEffect(() => {
    if (!isWanted) return;
    const fetched = import("../interventions/after-checkin");
    fetched.then(({ AfterCheckIn }) => setAfter(() => AfterCheckIn)).catch(() => {}); // the tab bar leads there too
  }, [isWanted]);
  return isWanted && After ? <After needs={found} /> : null;
}

// Matches what the test wrote, with the phone's match: {catalogue, profiles[]} -> the answers in the server's shape
import { readFileSync } from "node:fs";
import { match } from "../../pwa/src/interventions/matching.ts";
import { inWords } from "../../pwa/src/interventions/sentences.ts";

const { catalogue, profiles } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const worded = (kind) => (part) => ({
  ...part,
  nl: inWords(kind, part, catalogue, "nl"),
  en: inWords(kind, part, catalogue, "en"),
});

function told(profile) {
  const found = match(profile, catalogue);
  return {
    offers: found.offers.map(({ intervention, score, reasons, caveats }) => ({
      id: intervention.id,
      score,
      reasons: reasons.map(worded("reasons")),
      caveats: caveats.map(worded("caveats")),
    })),
    shortlist: found.shortlist,
    concern: found.concern,
    gaps: found.gaps.map((gap) => gap.id ?? worded("gaps")(gap)),
    information: found.information,
    contact: found.contact,
  };
}

console.log(JSON.stringify(profiles.map(told)));

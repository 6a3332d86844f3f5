// Scores what the test wrote, with the phone's scorer: {definition, responses[]}[] -> [scores, bands, category, needs][][]
import { readFileSync } from "node:fs";
import { bands, category, needs, scores } from "../../pwa/src/scoring/index.ts";

const scored = (definition) => (responses) => {
  const values = scores(definition, responses);
  return [values, bands(definition, values), category(definition, responses), needs(definition, responses)];
};

const work = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(work.map(({ definition, administrations }) => administrations.map(scored(definition)))));

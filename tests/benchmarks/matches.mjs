// Times the phone's match: {catalogue, profiles[], times} -> the median of each profile, in ms
import { readFileSync } from "node:fs";
import { match } from "../../pwa/src/interventions/matching.ts";

const { catalogue, profiles, times } = JSON.parse(readFileSync(process.argv[2], "utf8"));

function milliseconds(profile) {
  const begun = performance.now();
  match(profile, catalogue);
  return performance.now() - begun;
}

const medians = profiles.map((profile) => {
  const taken = Array.from({ length: times }, () => milliseconds(profile));
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)];
});
console.log(JSON.stringify(medians));

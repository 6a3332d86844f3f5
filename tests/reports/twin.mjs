// Reports what the test wrote, with the phone's modules: {instruments, records[]} -> [summary, csv, bundle][]
import { readFileSync } from "node:fs";
import { bundle } from "../../pwa/src/reports/fhir.ts";
import { sheet } from "../../pwa/src/reports/sheet.ts";
import { summary } from "../../pwa/src/reports/summary.ts";

const { instruments, records } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const known = new Map(instruments.map((each) => [`${each.id} ${each.version}`, each]));
const find = (id, version) => known.get(`${id} ${version}`);

const reported = async (given) => {
  const found = summary(given, given.choice, find, new Date(given.now), given.opening);
  return [found, sheet(found, find), await bundle(found, find, given.language, given.id)];
};

console.log(JSON.stringify(await Promise.all(records.map(reported))));

// Makes the summary of one record many times, as the phone does: {instruments, record, times} -> its median, in ms
import { readFileSync } from "node:fs";
import { summary } from "../../pwa/src/reports/summary.ts";

const { instruments, record, times } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const known = new Map(instruments.map((each) => [`${each.id} ${each.version}`, each]));
const find = (id, version) => known.get(`${id} ${version}`);

const taken = Array.from({ length: times }, () => {
  const begun = process.cpuUsage(); // which other work on the machine does not lengthen
  summary(record, record.choice, find, new Date());
  return process.cpuUsage(begun).user / 1000;
});

console.log(JSON.stringify(taken.sort((one, other) => one - other)[Math.floor(times / 2)]));

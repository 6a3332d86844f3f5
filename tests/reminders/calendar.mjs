// Writes the calendar file of each schedule, as the phone does: [{schedule, now}] -> [text]
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

const named = (specifier) => (/^\..*\/[\w-]+$/.test(specifier) ? `${specifier}.ts` : specifier); // as Vite finds them
registerHooks({ resolve: (specifier, context, next) => next(named(specifier), context) });
const { calendarFile } = await import("../../pwa/src/reminders/calendar-file.ts");

const work = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(work.map(({ schedule, now }) => calendarFile(schedule, "A nudge", "7f", new Date(now)))));

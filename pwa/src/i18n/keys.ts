/** Every message key, `<package>.<key>`, as the Dutch catalogues have them; a test holds English to the same. */
import type accounts from "./nl/accounts.json";
import type charts from "./nl/charts.json";
import type checkins from "./nl/checkins.json";
import type instruments from "./nl/instruments.json";
import type interventions from "./nl/interventions.json";
import type offline from "./nl/offline.json";
import type practitioner from "./nl/practitioner.json";
import type reminders from "./nl/reminders.json";
import type reports from "./nl/reports.json";
import type safety from "./nl/safety.json";
import type sharing from "./nl/sharing.json";
import type today from "./nl/today.json";
import type trends from "./nl/trends.json";
import type ui from "./nl/ui.json";

interface Catalogues {
  accounts: typeof accounts;
  charts: typeof charts;
  checkins: typeof checkins;
  instruments: typeof instruments;
  interventions: typeof interventions;
  offline: typeof offline;
  practitioner: typeof practitioner;
  reminders: typeof reminders;
  reports: typeof reports;
  safety: typeof safety;
  sharing: typeof sharing;
  today: typeof today;
  trends: typeof trends;
  ui: typeof ui;
}

export type Key = { [Area in keyof Catalogues]: `${Area}.${keyof Catalogues[Area] & string}` }[keyof Catalogues];

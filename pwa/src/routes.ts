/** Every screen and its address. Those beyond Today are loaded when first shown, with the messages they need. */
import type { FunctionComponent } from "preact";
import { lazy } from "preact-iso";
import { speakAll } from "./i18n";
import { Home } from "./today/home";
import { NotLoaded } from "./ui/broken";

// biome-ignore lint/suspicious/noExplicitAny: a screen takes its parameters from its own address
type Screen = FunctionComponent<any>;

/** The screen called `name` in what `load` fetches, together with its messages. */
const screen = <Name extends string>(load: () => Promise<Record<Name, Screen>>, name: Name) =>
  lazy<Screen>(() =>
    Promise.all([load(), speakAll()]).then(
      ([screens]) => screens[name],
      () => NotLoaded,
    ),
  );

// Screens that are opened together share a file: each file costs the first load some of its bytes.
const accounts = () => import("./accounts/screens");
const checkins = () => import("./checkins/screens");
const interventions = () => import("./interventions/screens");
const reminders = () => import("./reminders");
const sharing = () => import("./sharing");

/** One tap from everywhere: fetched as soon as the phone has a quiet moment. */
export const CrisisHelp = screen(() => import("./safety/crisis-help"), "CrisisHelp");

export const NotFound = screen(() => import("./ui/not-found"), "NotFound");

export const routes: { path: string; component: Screen }[] = [
  { path: "/", component: Home },
  { path: "/help-now", component: CrisisHelp },
  { path: "/checkin/:instrument", component: screen(checkins, "CheckInScreen") },
  { path: "/result/:checkinId", component: screen(checkins, "ResultScreen") },
  { path: "/trends", component: screen(() => import("./trends/trends-screen"), "TrendsScreen") },
  { path: "/help", component: screen(interventions, "HelpScreen") },
  { path: "/help/offers", component: screen(interventions, "OffersScreen") },
  { path: "/help/browse", component: screen(interventions, "BrowseScreen") },
  { path: "/help/:id", component: screen(interventions, "DetailScreen") },
  { path: "/me", component: screen(accounts, "MeScreen") },
  { path: "/me/data", component: screen(accounts, "DataScreen") },
  { path: "/me/consent", component: screen(accounts, "ConsentScreen") },
  { path: "/me/sessions", component: screen(accounts, "SessionsScreen") },
  { path: "/me/reminders", component: screen(reminders, "RemindersScreen") },
  { path: "/me/reminders/:id", component: screen(reminders, "ReminderScreen") },
  { path: "/me/sharing", component: screen(sharing, "SharingScreen") },
  { path: "/me/sharing/open", component: screen(sharing, "OpenScreen") },
  { path: "/me/sharing/codes/:id", component: screen(sharing, "CodeScreen") },
  { path: "/me/sharing/preview", component: screen(sharing, "PreviewScreen") },
  { path: "/me/summary", component: screen(() => import("./reports/summary-screen"), "SummaryScreen") },
  { path: "/r/:topic", component: screen(reminders, "OpenScreen") },
  { path: "/account/new", component: screen(accounts, "NewAccountScreen") },
  { path: "/login", component: screen(accounts, "LogInScreen") },
  { path: "/recover", component: screen(accounts, "RecoverScreen") },
  { path: "/reset", component: screen(accounts, "ResetScreen") },
  { path: "/confirm", component: screen(accounts, "ConfirmScreen") },
  { path: "/practitioner/:rest*", component: screen(() => import("./sharing/practitioner"), "PractitionerScreens") },
];

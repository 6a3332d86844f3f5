/** Every screen and its address. Those beyond Today are loaded when first shown, with the messages they need. */
import type { FunctionComponent } from "preact";
import { lazy } from "preact-iso";
import { speakAll } from "./i18n";
import { Home } from "./today/home";
import { NotLoaded } from "./ui/broken";

// biome-ignore lint/suspicious/noExplicitAny: a screen takes its parameters from its own address
type Screen = FunctionComponent<any>;

/** Load a screen together with its messages. */
function screen(load: () => Promise<Screen>) {
  return lazy<Screen>(() =>
    Promise.all([load(), speakAll()]).then(
      ([component]) => component,
      () => NotLoaded,
    ),
  );
}

/** One tap from everywhere: fetched as soon as the phone has a quiet moment. */
export const CrisisHelp = screen(() => import("./safety/crisis-help").then((m) => m.CrisisHelp));

export const NotFound = screen(() => import("./ui/not-found").then((m) => m.NotFound));

// What is opened seldom, or together, shares a file: each file costs the first load some of its bytes.
const doors = () => import("./accounts/doors");
const reminders = () => import("./reminders");

export const routes: { path: string; component: Screen }[] = [
  { path: "/", component: Home },
  { path: "/help-now", component: CrisisHelp },
  {
    path: "/checkin/:instrument",
    component: screen(() => import("./checkins/checkin-screen").then((m) => m.CheckInScreen)),
  },
  {
    path: "/result/:checkinId",
    component: screen(() => import("./checkins/result-screen").then((m) => m.ResultScreen)),
  },
  { path: "/trends", component: screen(() => import("./trends/trends-screen").then((m) => m.TrendsScreen)) },
  { path: "/help", component: screen(() => import("./interventions/help-screen").then((m) => m.HelpScreen)) },
  {
    path: "/help/offers",
    component: screen(() => import("./interventions/offers-screen").then((m) => m.OffersScreen)),
  },
  {
    path: "/help/browse",
    component: screen(() => import("./interventions/browse-screen").then((m) => m.BrowseScreen)),
  },
  { path: "/help/:id", component: screen(() => import("./interventions/detail-screen").then((m) => m.DetailScreen)) },
  { path: "/me", component: screen(() => import("./accounts/me-screen").then((m) => m.MeScreen)) },
  { path: "/me/data", component: screen(() => import("./accounts/data-screen").then((m) => m.DataScreen)) },
  { path: "/me/sessions", component: screen(() => import("./accounts/sessions-screen").then((m) => m.SessionsScreen)) },
  { path: "/me/reminders", component: screen(() => reminders().then((m) => m.RemindersScreen)) },
  { path: "/me/reminders/:id", component: screen(() => reminders().then((m) => m.ReminderScreen)) },
  { path: "/r/:topic", component: screen(() => reminders().then((m) => m.OpenScreen)) },
  { path: "/account/new", component: screen(() => import("./accounts/new-screen").then((m) => m.NewAccountScreen)) },
  { path: "/login", component: screen(() => import("./accounts/login-screen").then((m) => m.LogInScreen)) },
  { path: "/recover", component: screen(() => doors().then((m) => m.RecoverScreen)) },
  { path: "/reset", component: screen(() => doors().then((m) => m.ResetScreen)) },
  { path: "/confirm", component: screen(() => doors().then((m) => m.ConfirmScreen)) },
];

/** The screens, in one file: a nudge opens them, and so nothing more than one needs to be fetched then. */
export { OpenScreen } from "./open-screen";
export { ReminderScreen } from "./reminder-screen";
export { RemindersScreen } from "./reminders-screen";

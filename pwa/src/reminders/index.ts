/** The screens. */
export { OpenScreen } from "./open-screen";
export { ReminderScreen } from "./reminder-screen";
export { RemindersScreen } from "./reminders-screen";

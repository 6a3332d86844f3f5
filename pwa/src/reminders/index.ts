/** The screens, and what Help asks. */
export { comingReview, dropReview } from "./of-uptake";
export { OpenScreen } from "./open-screen";
export { ReminderScreen } from "./reminder-screen";
export { RemindersScreen } from "./reminders-screen";

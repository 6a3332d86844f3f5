/** Everything of one's own, and the ways in. */
export { ConfirmScreen } from "./confirm-screen";
export { ConsentScreen } from "./consent-screen";
export { DataScreen } from "./data-screen";
export { LogInScreen } from "./login-screen";
export { MeScreen } from "./me-screen";
export { NewAccountScreen } from "./new-screen";
export { RecoverScreen } from "./recover-screen";
export { ResetScreen } from "./reset-screen";
export { SessionsScreen } from "./sessions-screen";

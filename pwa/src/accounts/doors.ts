/** The ways in that people seldom take. */
export { ConfirmScreen } from "./confirm-screen";
export { RecoverScreen } from "./recover-screen";
export { ResetScreen } from "./reset-screen";

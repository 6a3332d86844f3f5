/** The person's side: who sees along, and letting someone in. */
export { CodeScreen } from "./code-screen";
export { OpenScreen } from "./open-screen";
export { PreviewScreen } from "./preview-screen";
export { SharingScreen } from "./sharing-screen";

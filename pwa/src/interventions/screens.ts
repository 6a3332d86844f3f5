/** Help: what for, what fits, everything, and one of it. */
export { BrowseScreen } from "./browse-screen";
export { DetailScreen } from "./detail-screen";
export { HelpScreen } from "./help-screen";
export { OffersScreen } from "./offers-screen";

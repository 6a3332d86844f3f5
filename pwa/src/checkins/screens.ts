/** A check-in, and what it says. */
export { CheckInScreen } from "./checkin-screen";
export { ResultScreen } from "./result-screen";

/** Who uses this phone, and how they come and go. */
export {
  askReset,
  carryOver,
  confirm,
  createAnonymous,
  logIn,
  newProfile,
  recover,
  reset,
  signUpWithEmail,
  startOnPhone,
  type Wish,
} from "./entering";
export { erase, leftFromBefore, logOut, unsentHere } from "./leaving";
export * from "./model";
export { saveProfile } from "./profile";
export { account, broken, ready } from "./state";
export { keepInStep, trouble, tryNow, watch } from "./step";

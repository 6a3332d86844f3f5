import { account } from "../accounts/store";
import { Today } from "./today";
import { Welcome } from "./welcome";

/** Welcome until the person has started, Today from then on. */
export function Home() {
  return account.value.mode === "none" ? <Welcome /> : <Today />;
}

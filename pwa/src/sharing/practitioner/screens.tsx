import "./practitioner.css";
import "../../accounts/accounts.css";
import "../sharing.css";
import { useLocation } from "preact-iso";
import { AcceptScreen } from "./accept-screen";
import { AccountScreen } from "./account-screen";
import { CodeScreen } from "./code-screen";
import { ConfirmScreen } from "./confirm-screen";
import { FactorScreen } from "./factor-screen";
import { LogInScreen } from "./login-screen";
import { PeopleScreen } from "./people-screen";
import { PersonScreen } from "./person-screen";
import { RegisterScreen } from "./register-screen";
import { ResetScreen } from "./reset-screen";

const SCREENS = {
  "": PeopleScreen,
  login: LogInScreen,
  new: RegisterScreen,
  invitation: AcceptScreen,
  confirm: ConfirmScreen,
  reset: ResetScreen,
  factor: FactorScreen,
  code: CodeScreen,
  account: AccountScreen,
};

/** Every screen of a practitioner, by what follows /practitioner. */
export function PractitionerScreens() {
  const [, , name = "", grant, part] = useLocation().path.split("/");
  if (name === "people" && grant) return <PersonScreen key={grant} grant={grant} part={part} />;
  const Named = SCREENS[name as keyof typeof SCREENS] ?? PeopleScreen;
  return <Named />;
}

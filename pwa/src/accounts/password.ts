import { t } from "../i18n";
import type { Faults } from "./asking";
import { sentence } from "./said";

export const SHORTEST = 15; // characters, as the server has it: NIST SP 800-63B-4 §3.1.1.2

/** Return what is wrong with a new log-in, as far as this phone can tell. */
export function newLogInFaults(email: string, password: string): Faults {
  return { ...emailFaults(email), ...newPasswordFaults(password) };
}

export const emailFaults = (email: string): Faults =>
  /^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: sentence("email") };

export const newPasswordFaults = (password: string): Faults =>
  [...password].length < SHORTEST ? { password: sentence("password.too_short") } : {};

export const neededFaults = (fields: Record<string, string>): Faults =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value ? [] : [[name, t("accounts.error.needed")]])),
  );

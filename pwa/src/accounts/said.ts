/** What an error code is in words. */
import { has, t } from "../i18n";

export function sentence(error: string): string {
  const key = `accounts.error.${error}`;
  return has(key) ? t(key) : t("accounts.error.other");
}

/** Why the server did not take a check-in. */
export function reason(error: string): string {
  const key = `offline.reason.${error}`;
  return has(key) ? t(key) : t("offline.reason.other");
}

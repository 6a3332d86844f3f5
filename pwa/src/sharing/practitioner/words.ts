import type { Faults } from "../../accounts/asking";
import { sentence } from "../../accounts/said";
import { has, t } from "../../i18n";
import { dayOf } from "../../trends/series";

const CODES = [
  ...["login.failed", "login.stale", "second.locked", "second.required", "code.wrong", "token.invalid"],
  ...["passkey.last", "passkey.too_many", "passkey.cancelled", "passkey.known", "password.missing"],
  ...["invitation.useless", "request.too_many", "grant.narrower", "access.not_logged", "offline.busy"],
  ...["offline.unreachable", "grant.closed", "login.required"],
];

/** Return what an error is in words, on this side of the app. */
export function said(error: string): string {
  const key = `practitioner.error.${error}`;
  return has(key) ? t(key) : sentence(error);
}

/** Sentences for the errors that forms meet. */
export const words = (): Faults => Object.fromEntries(CODES.map((code) => [code, said(code)]));

/** Return how long something is still open, in words. */
export function stillOpen(until: string, today: number): string {
  const days = dayOf(until) - today;
  return days <= 0 ? t("practitioner.until-today") : t("practitioner.days-left", { days });
}

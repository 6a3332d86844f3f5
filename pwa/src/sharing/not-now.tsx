import { sentence } from "../accounts/said";
import { account } from "../accounts/store";
import { t } from "../i18n";
import { LinkButton } from "../ui";
import { Problem } from "../ui/states";

/** What keeps one from the server, and what that means for what is open. */
export function NotNow({ error, onRetry }: { error: string; onRetry: () => void }) {
  const isOut = error === "login.required";
  const who = account.value;
  const door = who.mode === "account" && !who.person.email ? "/recover" : "/login";
  return (
    <>
      <Problem title={sentence(error)} icon={isOut ? "lock" : "cloud-off"} {...(!isOut && { onRetry })}>
        {t("sharing.not-now")}
      </Problem>
      {isOut && (
        <LinkButton href={door} fit>
          {t("accounts.log-in-again")}
        </LinkButton>
      )}
    </>
  );
}

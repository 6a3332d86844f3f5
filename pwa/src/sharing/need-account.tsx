import { t } from "../i18n";
import { LinkButton, Row, Rows, Screen } from "../ui";

/** Without an account nobody else can read anything; what one has can be taken along on paper or as a file. */
export function NeedAccount() {
  return (
    <Screen
      title={t("sharing.title")}
      back="/me"
      class="sharing"
      foot={<LinkButton href="/account/new?to=sharing">{t("accounts.make-account")}</LinkButton>}
    >
      <p>{t("sharing.need-account")}</p>
      <Rows>
        <Row icon="user-round" title={t("accounts.have-account")} href="/login?to=sharing" />
        <Row
          icon="download"
          title={t("sharing.take-along")}
          detail={t("sharing.take-along-detail")}
          href="/me/summary"
        />
      </Rows>
    </Screen>
  );
}

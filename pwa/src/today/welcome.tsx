import { startOnPhone } from "../accounts/store";
import { language, setLanguage, t } from "../i18n";
import { Button, LinkButton } from "../ui/buttons";
import { Heading } from "../ui/heading";
import { Icon } from "../ui/icon";
import { Screen } from "../ui/screen";
import { Shore, Sunrise } from "./art";
import "./welcome.css";

/** What Welnu is, in one look; nothing is asked. */
export function Welcome() {
  return (
    <Screen title={t("today.welcome")} tone="moment" heading="own" tools={<OtherLanguage />} class="welcome">
      <div class="say">
        <Heading>{t("today.how-is-it")}</Heading>
        <p>{t("today.what-it-is")}</p>
      </div>
      <Sunrise />
      <div class="act">
        <Shore />
        <ul class="facts">
          <li>
            <Icon name="user-round-x" small />
            {t("today.no-account-needed")}
          </li>
          <li>
            <Icon name="smartphone" small />
            {t("today.stays-here")}
          </li>
        </ul>
        <Button kind="light" onClick={() => void startOnPhone()}>
          {t("today.start-now")}
        </Button>
        <LinkButton kind="quiet" href="/login">
          {t("today.i-use-it")}
        </LinkButton>
      </div>
    </Screen>
  );
}

/** The other language, in its own words. */
function OtherLanguage() {
  const other = language.value === "nl" ? "en" : "nl";
  return (
    <button class="direct" type="button" lang={other} onClick={() => void setLanguage(other)}>
      {other === "nl" ? "Nederlands" : "English"}
    </button>
  );
}

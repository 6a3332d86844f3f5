import { type Language, language, setLanguage, t } from "../i18n";
import { Segmented } from "../ui";
import { setTextSize, setTheme, TEXT_SIZES, textSize, theme } from "../ui/settings";
import { saveProfile } from "./store";

/** Language, text size and colours. */
export function Appearance() {
  return (
    <div class="panel">
      <ul class="rows">
        <li>
          <b class="main">{t("accounts.language")}</b>
          <LanguageSwitch />
        </li>
        <li>
          <SizeSlider />
        </li>
        <li>
          <b class="main">{t("accounts.colours")}</b>
          <ThemeSwitch />
        </li>
      </ul>
    </div>
  );
}

function LanguageSwitch() {
  const choose = async (wanted: Language) => {
    await setLanguage(wanted);
    await saveProfile({ language: wanted });
  };
  const options = [
    { value: "nl", label: "Nederlands" },
    { value: "en", label: "English" },
  ] as const;
  return (
    <Segmented
      label={t("accounts.language")}
      options={options}
      value={language.value}
      onChange={(wanted) => void choose(wanted)}
    />
  );
}

function SizeSlider() {
  return (
    <div class="size">
      <span class="least" aria-hidden="true">
        A
      </span>
      <input
        type="range"
        min={0}
        max={TEXT_SIZES.length - 1}
        value={TEXT_SIZES.indexOf(textSize.value)}
        aria-label={t("accounts.text-size")}
        aria-valuetext={t("accounts.text-size-value", { size: textSize.value })}
        onChange={(event) => setTextSize(TEXT_SIZES[Number(event.currentTarget.value)] ?? 100)}
      />
      <span class="most" aria-hidden="true">
        A
      </span>
    </div>
  );
}

function ThemeSwitch() {
  const options = [
    { value: "light", label: t("accounts.day"), icon: "sun" },
    { value: "dark", label: t("accounts.night"), icon: "moon" },
    { value: "system", label: t("accounts.as-device"), icon: "smartphone", iconOnly: true },
  ] as const;
  return <Segmented label={t("accounts.colours")} options={options} value={theme.value} onChange={setTheme} />;
}

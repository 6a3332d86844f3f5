import { useState } from "preact/hooks";
import { t } from "../i18n";
import { announce, Button, Dialog } from "../ui";
import { type About, AboutFields } from "./about";
import { Field } from "./fields";
import { account, type Profile, saveProfile, startOnPhone } from "./store";

/** What someone may tell of themselves; all of it may stay empty. */
export function ProfileDialog({
  profile,
  isAdult,
  onClose,
}: {
  profile: Profile;
  isAdult: boolean;
  onClose: () => void;
}) {
  const [name, setName] = useState(profile.name ?? "");
  const [about, setAbout] = useState<About>(profile);
  const save = async () => {
    const { life_phase, birth_years } = about;
    const told = { name: name.trim(), life_phase, birth_years };
    await (account.value.mode === "none" ? startOnPhone(told) : saveProfile(told));
    announce(t("accounts.saved"));
    onClose();
  };
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t("accounts.cancel")}
      </Button>
      <Button onClick={() => void save()}>{t("accounts.save")}</Button>
    </>
  );
  return (
    <Dialog title={t("accounts.you")} onClose={onClose} actions={actions}>
      <Field
        label={t("accounts.name")}
        name="name"
        hint={t("accounts.name-hint")}
        value={name}
        onInput={setName}
        autoComplete="given-name"
      />
      <AboutFields about={about} onChange={setAbout} isAdult={isAdult} />
    </Dialog>
  );
}

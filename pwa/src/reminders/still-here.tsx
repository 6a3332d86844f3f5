import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { allUnsaved } from "./unsaved";

/** Says that what was chosen and not saved is still on this phone, if there is any. */
export function StillHere() {
  const [isAny, setAny] = useState(false);
  useEffect(
    () =>
      void allUnsaved().then(
        (all) => setAny(all.size > 0),
        () => {},
      ),
    [],
  );
  return isAny ? <b>{t("reminders.unsaved-any")}</b> : null;
}

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { PhoneFault } from "../offline/store";
import { Icon } from "../ui";
import type { Sitting } from "./sitting";

export type Fault = PhoneFault["error"];

/** Finish a sitting; when this phone cannot keep it, `fault` says why and nothing that was filled in is lost. */
export function useFinish(sitting: Sitting, then: (id: string | null) => void) {
  const [fault, setFault] = useState<Fault>();
  const finish = async () => {
    setFault(undefined);
    try {
      then(await sitting.finish());
    } catch (error) {
      if (!(error instanceof PhoneFault)) throw error;
      setFault(error.error);
    }
  };
  return { finish, fault };
}

/** Why the check-in could not be kept, and what to do; focus goes there, for it may lie below what is in sight. */
export function NotKept({ fault }: { fault: Fault | undefined }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [fault]);
  if (!fault) return null;
  return (
    <div class="note not-kept" role="alert" tabIndex={-1} ref={ref}>
      <Icon name="cloud-off" />
      <p>
        {t(fault)} {fault === "offline.full" && t("checkins.not-kept")}
      </p>
    </div>
  );
}

import { useEffect, useState } from "preact/hooks";
import { formatDate, t } from "../i18n";
import { Row, Rows } from "../ui";
import * as server from "./asking";
import type { Introduction } from "./model";
import { allOpenings, NEW, putBack } from "./opening";

/** Codes and links made on this phone that wait for a practitioner, or for one's own yes. */
export function Introduced() {
  const [found, setFound] = useState<Introduction[]>([]);
  useEffect(() => void stillGood().then(setFound, () => {}), []);
  if (found.length === 0) return null;
  return (
    <Rows>
      {found.map(({ id, by, expires_at, practitioner }) => (
        <Row
          key={id}
          icon={practitioner ? "user-round-plus" : "lock"}
          title={practitioner ? t("sharing.waits-for-you", { name: practitioner.name }) : t(`sharing.waits-${by}`)}
          detail={practitioner?.organisation ?? t("sharing.works-until", { moment: formatDate(expires_at, "moment") })}
          href={`/me/sharing/codes/${id}`}
        />
      ))}
    </Rows>
  );
}

/** Ask how each stands; of those that work no more, what was chosen is kept to begin anew with. */
async function stillGood(): Promise<Introduction[]> {
  const found: Introduction[] = [];
  for (const [name, opening] of await allOpenings()) {
    if (name === NEW || !opening.invitation) continue;
    const asked = await server.introduction(name);
    if (asked.ok && asked.gain.state !== "expired") found.push(asked.gain);
    else if (asked.ok || asked.error === "not_found") await putBack(name, opening);
  }
  return found;
}

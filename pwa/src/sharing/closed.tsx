import { useState } from "preact/hooks";
import { formatDate, t } from "../i18n";
import { Button, Icon, LinkButton } from "../ui";
import { type Grant, isLive } from "./model";
import { dayIn } from "./words";

const AT_FIRST = 3;

/** What is open no more: a line each, and a way to open it again to the same practitioner. */
export function Closed({ grants }: { grants: readonly Grant[] }) {
  const [isWhole, setWhole] = useState(false);
  const closed = grants.filter((each) => !isLive(each));
  if (closed.length === 0) return null;
  return (
    <section class="part">
      <h2 class="label">{t("sharing.closed")}</h2>
      <ul class="rows">
        {(isWhole ? closed : closed.slice(0, AT_FIRST)).map((grant) => (
          <OneClosed
            key={grant.id}
            grant={grant}
            isAgain={grants.some((each) => isLive(each) && isSame(each, grant))}
          />
        ))}
      </ul>
      {!isWhole && closed.length > AT_FIRST && (
        <Button kind="link" onClick={() => setWhole(true)}>
          {t("sharing.more")}
        </Button>
      )}
    </section>
  );
}

const isSame = ({ practitioner: one }: Grant, { practitioner: other }: Grant) =>
  one.name === other.name && one.organisation === other.organisation;

function OneClosed({ grant, isAgain }: { grant: Grant; isAgain: boolean }) {
  const { name } = grant.practitioner;
  return (
    <li>
      <Icon name="lock" />
      <div class="main">
        <b>{name}</b>
        <span class="soft">{ended(grant)}</span>
      </div>
      {grant.state !== "ended" && !isAgain && (
        <LinkButton kind="link" href={`/me/sharing/open?again=${grant.id}`} label={t("sharing.again-named", { name })}>
          {t("sharing.again")}
        </LinkButton>
      )}
    </li>
  );
}

function ended({ state, closed_at, until_on }: Grant): string {
  if (state === "closed") return t("sharing.closed-on", { day: formatDate(closed_at ?? "", "date") });
  return state === "ended" ? t("sharing.ended") : t("sharing.expired-on", { day: dayIn(until_on) });
}

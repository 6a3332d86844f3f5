import { useState } from "preact/hooks";
import { Fault } from "../accounts/fields";
import { sentence } from "../accounts/said";
import { t } from "../i18n";
import { announce, Button } from "../ui";
import * as server from "./asking";
import type { Channel, Delivery } from "./model";
import { type Ending, ending } from "./trial";

interface TrialProps {
  channels: readonly Channel[];
  /** Ask the server what became of each time, and show it. */
  look: () => Promise<readonly Delivery[] | undefined>;
  /** One was tried: a device may be gone now. */
  onTried: () => void;
}

/** Sends one now, and tells what came of it, and where to look if it does not show. */
export function Trial({ channels, look, onTried }: TrialProps) {
  const [tried, setTried] = useState<{ channel: Channel; is: Ending | "under-way" }>();
  const [fault, setFault] = useState<string>();
  const isBusy = tried?.is === "under-way";
  const attempt = async (channel: Channel) => {
    if (isBusy) return;
    const asked = await server.trial(channel);
    setFault(asked.ok ? undefined : sentence(asked.error));
    if (!asked.ok) return setTried(undefined);
    setTried({ channel, is: "under-way" });
    announce(t("reminders.trial-under-way"));
    const is = await ending(asked.gain.topic, look);
    setTried({ channel, is });
    announce(t(`reminders.trial-${is}`, { channel }));
    onTried();
  };
  return (
    <>
      {channels.map((channel) => (
        <Button key={channel} kind="line" fit onClick={() => void attempt(channel)}>
          {t(`reminders.try-${channel}`)}
        </Button>
      ))}
      {tried && (
        <p class={isBusy ? "small" : "small tried"}>{t(`reminders.trial-${tried.is}`, { channel: tried.channel })}</p>
      )}
      <Fault>{fault}</Fault>
    </>
  );
}

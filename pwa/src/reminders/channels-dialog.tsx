import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Choosing } from "./choosing";
import { Tick } from "./fields";
import type { Channel } from "./model";
import { capital } from "./sentence";

interface ChannelsProps {
  channels: Channel[];
  /** Whether there is an address to mail to. */
  hasEmail: boolean;
  onChoose: (channels: Channel[]) => void;
  onClose: () => void;
}

/** How it arrives; with nothing ticked it is in the calendar alone. */
export function ChannelsDialog({ channels, hasEmail, onChoose, onClose }: ChannelsProps) {
  const [chosen, setChosen] = useState(channels);
  const toggle = (channel: Channel) => (isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, channel] : chosen.filter((one) => one !== channel));
  const choose = () => {
    onChoose(chosen);
    onClose();
  };
  return (
    <Choosing title={t("reminders.channels")} onChoose={choose} onClose={onClose}>
      <div>
        <Tick checked={chosen.includes("push")} onChange={toggle("push")}>
          {capital(t("reminders.channel-push"))}
        </Tick>
        <Tick
          checked={chosen.includes("email")}
          disabled={!hasEmail && !chosen.includes("email")}
          onChange={toggle("email")}
        >
          {capital(t("reminders.channel-email"))}
        </Tick>
        {!hasEmail && <p class="hint">{t("reminders.email-none")}</p>}
      </div>
      <p class="hint">{t("reminders.channels-none")}</p>
    </Choosing>
  );
}

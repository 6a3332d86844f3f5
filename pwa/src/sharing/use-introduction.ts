import { useEffect, useState } from "preact/hooks";
import * as server from "./asking";
import type { Introduction } from "./model";

const EVERY_MS = { code: 2_000, link: 10_000 }; // in the room someone waits

/** Where a code or link stands: asked again and again while it is in sight and nobody took it. */
export function useIntroduction(id: string) {
  const [found, setFound] = useState<Introduction>();
  const [error, setError] = useState<string>();
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let isOn = true;
    let clock: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(clock);
      const asked = await server.introduction(id);
      if (!isOn) return;
      setError(asked.ok ? undefined : asked.error);
      if (asked.ok) setFound(asked.gain);
      const isOver = asked.ok ? asked.gain.state !== "waiting" : !asked.error.startsWith("offline.");
      if (!isOver) clock = setTimeout(whenSeen, EVERY_MS[asked.ok ? asked.gain.by : "code"]);
    };
    const whenSeen = () => document.visibilityState === "visible" && void look();
    void look();
    document.addEventListener("visibilitychange", whenSeen);
    return () => {
      isOn = false;
      clearTimeout(clock);
      document.removeEventListener("visibilitychange", whenSeen);
    };
  }, [id, turn]);

  return { found, error, look: () => setTurn(turn + 1) };
}

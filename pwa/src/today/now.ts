import { useEffect, useState } from "preact/hooks";
import { type Day, localDay } from "../trends/series";

/** What day it is here; looked at again whenever the app comes back into sight, perhaps a day later. */
export function useToday(): { now: Date; today: Day } {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && setNow(new Date());
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return { now, today: localDay(now, Intl.DateTimeFormat().resolvedOptions().timeZone) };
}

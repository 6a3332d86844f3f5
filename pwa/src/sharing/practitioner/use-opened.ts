import { useEffect, useState } from "preact/hooks";
import type { Summary } from "../../reports/model";
import * as asking from "./asking";
import { drop, told } from "./desk";

/** What is open of one person: asked for at every look, so that what was closed is gone at the next one. */
export type Opened = { summary?: Summary; error?: string };

const CLOSED = "grant.closed";

/** part: asked anew when it changes. */
export function useOpened(grant: string, part: string | undefined) {
  const [opened, setOpened] = useState<Opened>({});

  const refuse = (error: string) => {
    if (error === CLOSED) drop(grant);
    setOpened({ error });
  };
  /** Return what is open now; undefined where it is not, and then nothing stays on the screen. */
  const look = async (purpose: "summary" | "print"): Promise<Summary | undefined> => {
    const answer = await asking.summaryOf(grant, purpose);
    if (!answer.ok) return void refuse(told(answer));
    setOpened({ summary: answer.gain });
    return answer.gain;
  };
  useEffect(() => {
    let isHere = true;
    setOpened({});
    void asking.summaryOf(grant).then((answer) => {
      if (!isHere) return;
      if (answer.ok) setOpened({ summary: answer.gain });
      else refuse(told(answer));
    });
    return () => {
      isHere = false;
    };
  }, [grant, part]);
  return { ...opened, look, refuse };
}

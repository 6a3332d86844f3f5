/** The reminders of one person as the HTTP contract has them. */
import type { Delivery, Overview, Reminder, Subscription, Wish } from "../../src/reminders/model";
import { nextAfter } from "../../src/reminders/schedule";
import type { Answer } from "../accounts/house";

type Put = Wish & { revision: number; changed_at: string };

export class Desk {
  reminders = new Map<string, Put | null>(); // null: deleted
  deliveries: Delivery[] = [];
  email = false;
  subscriptions: Subscription[] = [
    { id: "s", device: "Firefox", created_at: "2026-11-01T00:00:00Z", gone_at: null, unopened: 0 },
  ];
  /** What it answers to the next one that is sent, if it is not to take it. */
  refusal: Answer | undefined;

  answer(method: string, path: string, body: Record<string, unknown> | null): Answer {
    const id = path.slice("/reminders/".length);
    if (method === "GET" && path === "/reminders") return { status: 200, body: this.overview() };
    if (method === "GET" && id === "deliveries") return { status: 200, body: { deliveries: this.deliveries } };
    if (method === "PUT") return this.put(id, body as unknown as Put);
    if (method === "DELETE") this.reminders.set(id, null);
    return { status: 204 };
  }

  live = (): [string, Put][] => [...this.reminders].filter((entry): entry is [string, Put] => entry[1] !== null);

  private overview(): Overview {
    const reminders = this.live().map(([id, put]) => told(id, put));
    return { reminders, subscriptions: this.subscriptions, email: this.email, suggest_email: false, feed_since: null };
  }

  private put(id: string, wish: Put): Answer {
    if (this.refusal) return this.refusal;
    const old = this.reminders.get(id);
    if (old === null) return { status: 410, body: { error: "reminder.deleted", message: "gone" } };
    const isNew = !old || wish.revision > old.revision;
    const words = ({ changed_at: _, ...rest }: Put) => JSON.stringify(rest);
    if (!isNew && words(old) !== words(wish))
      return { status: 409, body: { error: "reminder.exists", message: "changed elsewhere" } };
    this.reminders.set(id, isNew ? wish : old);
    return { status: 200, body: told(id, wish) };
  }
}

function told(id: string, wish: Put): Reminder {
  const next = nextAfter(wish.schedule, Date.now(), 3).map(({ day, slot, due }) => ({
    local_date: String(day),
    slot,
    due_at: new Date(due).toISOString(),
  }));
  return { ...wish, id, next, less_often: null };
}

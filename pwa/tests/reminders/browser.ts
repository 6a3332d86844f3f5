/** What a browser has for push messages, and a server that notes where it may send them: neither is here in tests. */
import { vi } from "vitest";

export interface Shown {
  tag: string;
  close(): void;
}

export class Browser {
  endpoint: string | null = null; // of the subscription that there is
  count = 0; // of subscriptions made
  answer: NotificationPermission = "granted"; // of the person, when asked
  hangs = false;
  shown: string[] = []; // tags of the notifications in sight
  told: string[] = []; // what the server was asked
  status = 204;

  constructor() {
    const registration = {
      pushManager: { getSubscription: async () => this.subscription(), subscribe: () => this.subscribe() },
      getNotifications: async ({ tag }: { tag?: string }) =>
        this.shown.filter((each) => tag === undefined || each === tag).map((each) => this.notification(each)),
    };
    vi.stubGlobal("navigator", Object.create(navigator, { serviceWorker: { value: undefined, writable: true } }));
    Object.assign(navigator, {
      serviceWorker: { ready: Promise.resolve(registration), getRegistration: async () => registration },
    });
    const notifications = {
      permission: "default" as NotificationPermission,
      requestPermission: async () => {
        notifications.permission = this.answer;
        return this.answer;
      },
    };
    vi.stubGlobal("Notification", notifications);
    vi.stubGlobal("fetch", (url: string, { method }: RequestInit) => this.reply(`${method} ${url}`));
  }

  private subscription() {
    if (this.endpoint === null) return null;
    const { endpoint } = this;
    const unsubscribe = async () => {
      this.endpoint = null;
      return true;
    };
    return { endpoint, unsubscribe, toJSON: () => ({ endpoint, keys: { p256dh: "B", auth: "A" } }) };
  }

  private async subscribe() {
    if (this.hangs) await new Promise(() => {});
    this.endpoint = `https://push.example/${++this.count}`;
    return this.subscription();
  }

  private notification(tag: string): Shown {
    return { tag, close: () => this.shown.splice(this.shown.indexOf(tag), 1) };
  }

  private async reply(asked: string): Promise<Response> {
    this.told.push(asked);
    if (asked === "GET /api/reminders/push-key") return Response.json({ key: "B" });
    if (asked === "GET /api/reminders/deliveries" && this.status === 204) {
      return Response.json({
        deliveries: [
          { topic: "day", kind: "daily" },
          { topic: "week", kind: "weekly" },
        ],
      });
    }
    if (this.status === 204) return new Response(null, { status: 204 });
    return Response.json({ code: this.status, error: "request.invalid", message: "" }, { status: this.status });
  }
}

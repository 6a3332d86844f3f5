import { signal } from "@preact/signals";

export const account = signal<{ mode: "none" | "phone" | "account"; profile?: { name?: string } }>({ mode: "none" });
export async function startOnPhone(): Promise<void> {}

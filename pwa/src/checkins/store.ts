import { signal } from "@preact/signals";
import type { CheckIn } from "./model";

export const checkins = signal<CheckIn[]>([]);
export const waiting = signal(0);
export const ready = Promise.resolve();

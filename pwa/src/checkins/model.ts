import type { Shown } from "../offline/merge";

/** One instrument, completed once. A skipped item has no entry in `responses`. */
export type Administration = { instrument: string; version: number; responses: Record<string, number> };

/** What a person told in one sitting. */
export type Contents = {
  completed_at: string; // UTC, with milliseconds and a Z
  time_zone: string; // IANA name: where the person was
  administrations: Administration[];
  tags: string[];
  note: string | null;
};

/** One sitting: the administrations made together. */
export type CheckIn = Shown<Contents>;

/** What a screen hands over when a check-in is done. */
export type Draft = Omit<Contents, "completed_at" | "time_zone"> & { completed_at?: Date };

/** A check-in that was left half-way. */
export type HalfWay = {
  responses: Record<string, number>;
  tags: string[];
  note: string;
  position: number; // of the question that was open, from 0
  started_at: string;
};

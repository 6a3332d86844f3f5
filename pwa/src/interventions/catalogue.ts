/** The catalogue on this phone. It is large: only screens that are fetched when they are shown may import it. */
import data from "virtual:interventions";
import type { Catalogue, Intervention } from "./intervention";

export const catalogue: Catalogue = data;
export const { entries, vocabulary } = catalogue;

const byId = new Map(entries.map((entry) => [entry.id, entry]));

/** Return the intervention `id`; undefined if this version of the app does not know it. */
export const intervention = (id: string): Intervention | undefined => byId.get(id);

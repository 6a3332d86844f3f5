/** From answers to scale scores, bands and a category; the twin of backend/welnu/scoring. */
export { category } from "./category.ts";
export type { Bands, Category, Definition, Item, Reference, Responses, Reveal, Scale } from "./definition.ts";
export { needs } from "./reveals.ts";
export { band, bands, counted, score, scoreRange, scores } from "./score.ts";

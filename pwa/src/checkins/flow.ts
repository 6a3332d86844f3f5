/** Where someone is in a questionnaire. `position` counts questions from 0; the number of questions is the review. */
export interface Place {
  position: number;
  /** True once the review sent them back to what they left open. */
  reviewing: boolean;
}

type Responses = Readonly<Record<string, number>>;

/** The positions of the questions without an answer. */
export const openPositions = (items: readonly string[], responses: Responses): number[] =>
  items.flatMap((id, position) => (id in responses ? [] : [position]));

/**
 * Where "next" leads, or null when the questionnaire is finished.
 * Everyone passes all questions in order; the review comes only if something is open, and from there only what is open.
 */
export function next(items: readonly string[], responses: Responses, { position, reviewing }: Place): Place | null {
  const open = openPositions(items, responses);
  if (position === items.length) return null;
  if (!reviewing && position + 1 < items.length) return { position: position + 1, reviewing };
  const later = reviewing ? open.find((n) => n > position) : undefined;
  if (later !== undefined) return { position: later, reviewing };
  return open.length > 0 ? { position: items.length, reviewing } : null;
}

/** The places up to the one that a half-way check-in is resumed at, whatever was kept. */
export function resumed(items: readonly string[], position: number | undefined): Place[] {
  const last = Math.min(Math.max(position ?? 0, 0), items.length - 1);
  return Array.from({ length: last + 1 }, (_, at) => ({ position: at, reviewing: false }));
}

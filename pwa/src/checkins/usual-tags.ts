/** The tags in the order someone uses them: most often first, then as the instrument lists them. */
export function byUse(tags: readonly string[], used: readonly (readonly string[])[]): string[] {
  const times = new Map<string, number>();
  for (const tag of used.flat()) times.set(tag, (times.get(tag) ?? 0) + 1);
  return tags.toSorted((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0));
}

/** The tags to show before "more": the first `few`, and all that are chosen. */
export function inSight(tags: readonly string[], chosen: readonly string[], few: number): string[] {
  return tags.filter((tag, n) => n < few || chosen.includes(tag));
}

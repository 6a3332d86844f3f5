/** The little Markdown that the consent text uses: paragraphs, **bold** and *emphasis*. Its first line is the title. */

export function titleOf(text: string): string {
  return text.split("\n", 1)[0]?.replace(/^#+\s*/, "") ?? "";
}

export function Paragraphs({ text }: { text: string }) {
  const [, ...paragraphs] = text.trim().split(/\n\s*\n/);
  return paragraphs.map((paragraph) => (
    <p key={paragraph}>{paragraph.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).map((part, n) => inline(part, n))}</p>
  ));
}

function inline(part: string, key: number) {
  if (part.startsWith("**")) return <b key={key}>{part.slice(2, -2)}</b>;
  return part.startsWith("*") ? <em key={key}>{part.slice(1, -1)}</em> : part;
}

import { signal } from "@preact/signals";

const said = signal({ text: "", turn: 0 });

/** Let a screen reader say `text` when it is done speaking; the same words twice are said twice. */
export function announce(text: string): void {
  said.value = { text, turn: said.value.turn + 1 };
}

/** The one live region of the app. */
export function Status() {
  const { text, turn } = said.value;
  return (
    <div class="sr" role="status">
      <span key={turn}>{text}</span>
    </div>
  );
}

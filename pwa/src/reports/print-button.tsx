import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";

export function PrintButton({ onPrint = () => print() }: { onPrint?: () => void }) {
  return (
    <button class="btn fit" type="button" onClick={onPrint}>
      <Printer />
      {t("reports.print")}
    </button>
  );
}

/**
 * Return what prints once `look` agrees.
 *
 * look: whether it may still be printed. A print by the browser's own menu or keys is told to it too: each one once.
 */
export function usePrinting(look: () => Promise<boolean>): () => void {
  const isTold = useRef(false);
  useEffect(() => {
    const begin = () => {
      if (!isTold.current) void look();
      isTold.current = false;
    };
    addEventListener("beforeprint", begin);
    return () => removeEventListener("beforeprint", begin);
  });
  return () =>
    void look().then((may) => {
      isTold.current = may;
      if (may) requestAnimationFrame(() => print()); // once what came is on the page
    });
}

/** Lucide's printer (ISC licence); here, as the first screens need no such icon. */
const Printer = () => (
  <svg class="i i-s" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6" />
    <rect x="6" y="14" width="12" height="8" rx="1" />
  </svg>
);

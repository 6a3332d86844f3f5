import { t } from "../i18n";

/** look: whether it may still be printed, asked just before. */
export function PrintButton({ look }: { look?: () => Promise<boolean> }) {
  const go = async () => {
    if (!look || (await look())) requestAnimationFrame(() => print()); // once what came is on the page
  };
  return (
    <button class="btn fit" type="button" onClick={() => void go()}>
      <Printer />
      {t("reports.print")}
    </button>
  );
}

/** Lucide's printer (ISC licence); here, as the first screens need no such icon. */
const Printer = () => (
  <svg class="i i-s" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6" />
    <rect x="6" y="14" width="12" height="8" rx="1" />
  </svg>
);

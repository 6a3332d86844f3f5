import { t } from "../../i18n";
import { Button } from "../../ui";

type Props = { children: string; isBusy: boolean; onCancel: () => void };

/** How a form in the page ends: leave it as it was, or send it. */
export function SubmitOrCancel({ children, isBusy, onCancel }: Props) {
  return (
    <div class="pair">
      <Button kind="line" onClick={onCancel}>
        {t("accounts.cancel")}
      </Button>
      <button class="btn" type="submit" aria-disabled={isBusy}>
        {children}
      </button>
    </div>
  );
}

import { Field } from "../../accounts/fields";
import { t } from "../../i18n";

interface CodeFieldProps {
  value: string;
  onInput: (value: string) => void;
  fault: string | undefined;
  hint?: string;
}

/** Where the six digits of a program go, or a recovery code. */
export const CodeField = (props: CodeFieldProps) => (
  <Field {...props} label={t("practitioner.code")} name="code" autoComplete="one-time-code" spellcheck={false} />
);

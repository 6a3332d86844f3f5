import type { ComponentChildren, Ref } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "../ui";
import { SHORTEST } from "./password";

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: ComponentChildren;
  fault?: string | undefined;
  name: string;
  type?: "text" | "email" | "password";
  autoComplete?: string;
  inputMode?: "text" | "email";
  spellcheck?: boolean;
  end?: ComponentChildren;
}

/** A line to fill in: its question above, what is wrong with it right below. */
export function Field({ label, value, onInput, hint, fault, end, type = "text", ...rest }: FieldProps) {
  const id = useId();
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="line">
        <input
          {...rest}
          id={id}
          type={type as "text"}
          value={value}
          aria-invalid={fault ? "true" : undefined}
          aria-describedby={told || undefined}
          autocapitalize="none"
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {end}
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface PasswordProps extends Pick<FieldProps, "value" | "onInput" | "fault"> {
  /** A new one: tells the one rule. */
  isNew?: boolean;
}

export function PasswordField({ isNew, ...rest }: PasswordProps) {
  const [isShown, setShown] = useState(false);
  const toggle = (
    <button
      class="show"
      type="button"
      aria-pressed={isShown}
      aria-label={t("accounts.show-password")}
      onClick={() => setShown(!isShown)}
    >
      {isShown ? t("accounts.hide") : t("accounts.show")}
    </button>
  );
  return (
    <Field
      {...rest}
      label={t(isNew ? "accounts.new-password" : "accounts.password")}
      name={isNew ? "new-password" : "password"}
      type={isShown ? "text" : "password"}
      autoComplete={isNew ? "new-password" : "current-password"}
      spellcheck={false}
      hint={isNew && <Rule length={[...rest.value].length} />}
      end={toggle}
    />
  );
}

function Rule({ length }: { length: number }) {
  if (length === 0) return t("accounts.password-rule");
  return length < SHORTEST
    ? t("accounts.password-length", { count: SHORTEST - length })
    : t("accounts.password-enough");
}

export const EmailField = (props: Pick<FieldProps, "value" | "onInput" | "fault">) => (
  <Field
    {...props}
    label={t("accounts.email")}
    name="email"
    type="email"
    inputMode="email"
    autoComplete="username"
    spellcheck={false}
  />
);

interface SelectProps {
  label: string;
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** One of several, with "I would rather not say" first. */
export function Select({ label, name, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="line">
        <select id={id} name={name} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{t("accounts.not-told")}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-right" small />
      </div>
    </div>
  );
}

/** What went wrong with all of it. */
export const Fault = ({ children }: { children: string | undefined }) =>
  children ? (
    <p class="fault note" tabIndex={-1} role="alert">
      {children}
    </p>
  ) : null;

interface FormProps {
  children: ComponentChildren;
  onSubmit: () => void;
  form: Ref<HTMLFormElement>;
  id: string;
}

/** A form whose button may stand at the thumb, outside of it. */
export const Form = ({ children, onSubmit, form, id }: FormProps) => (
  <form
    class="form"
    id={id}
    ref={form}
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
  </form>
);

/** The main button of a form, at the thumb. */
export const Submit = ({ form, isBusy, children }: { form: string; isBusy: boolean; children: ComponentChildren }) => (
  <button class="btn" type="submit" form={form} aria-disabled={isBusy}>
    {children}
  </button>
);

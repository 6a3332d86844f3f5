import type { Faults } from "../../accounts/asking";
import { Field } from "../../accounts/fields";
import { neededFaults } from "../../accounts/password";
import { t } from "../../i18n";
import type { Details } from "./model";

export type Said = Record<keyof Details, string>;

export const NOTHING_SAID: Said = { name: "", organisation: "", profession: "", registration: "" };

/** Return what is still missing; a number in a register may be. */
export const detailFaults = ({ name, organisation, profession }: Said): Faults =>
  neededFaults({ name: name.trim(), organisation: organisation.trim(), profession: profession.trim() });

export const detailsOf = (said: Said): Details => ({ ...said, registration: said.registration.trim() || null });

const FIELDS = ["name", "organisation", "profession", "registration"] as const;

interface DetailsFieldsProps {
  said: Said;
  onInput: (said: Said) => void;
  faults: Faults;
}

/** What a practitioner says of themselves: persons see it before they open anything. */
export function DetailsFields({ said, onInput, faults }: DetailsFieldsProps) {
  return (
    <>
      {FIELDS.map((name) => (
        <Field
          key={name}
          name={name}
          label={t(`practitioner.field.${name}`)}
          hint={name === "registration" ? t("practitioner.field.registration-hint") : undefined}
          value={said[name]}
          onInput={(value) => onInput({ ...said, [name]: value })}
          fault={faults[name]}
          autoComplete={name === "name" ? "name" : name === "organisation" ? "organization" : "off"}
        />
      ))}
    </>
  );
}

import { useRef, useState } from "preact/hooks";
import type { Result } from "./model";
import { sentence } from "./said";

/** What is wrong with what was filled in: field -> sentence. `form` is about all of it. */
export type Faults = Record<string, string>;

/** Send a form once at a time, and lead to the first thing that is not right. */
export function useAsking() {
  const [faults, setFaults] = useState<Faults>({});
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const show = (found: Faults) => {
    setFaults(found);
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>("[aria-invalid=true], .fault[tabindex]")?.focus(),
    );
  };

  /** check: what can be seen here. ask: the server. words: sentences of this screen for some error codes. */
  const ask = async <Gain>(check: Faults, ask: () => Promise<Result<Gain>>, words: Faults = {}) => {
    if (isBusy) return undefined;
    if (Object.keys(check).length > 0) return void show(check);
    setBusy(true);
    setFaults({});
    const result = await ask();
    setBusy(false);
    if (result.ok) return result;
    show(faultsOf(result.error, result.fields, words));
    return undefined;
  };
  return { ask, faults, isBusy, form };
}

function faultsOf(error: string, fields: Record<string, string>, words: Faults): Faults {
  const said = words[error] ?? sentence(error);
  if (error.startsWith("password.")) return { password: said };
  if (error === "request.invalid" && fields.email) return { email: sentence("email") };
  return { form: said };
}

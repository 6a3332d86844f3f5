/** Who asks for help, what for, and how they would like it: the same as PROFILE.json. It never leaves the phone. */
export interface Profile {
  needs: readonly string[];
  /** Whole years. */
  age?: number | null;
  sex?: string | null;
  situations?: readonly string[];
  child?: { age_months?: number | null; sex?: string | null } | null;
  for?: "self" | "child";
  prefer?: { form?: readonly string[]; setting?: readonly string[]; anonymous?: boolean };
  languages?: readonly string[];
  place?: string | null;
  /** An answer raised a concern. */
  concern?: boolean;
}

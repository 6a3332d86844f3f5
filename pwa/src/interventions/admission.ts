/**
 * The hard rules: who can take part in an intervention, and what there is to say of it. The same as
 * backend/welnu/interventions/admission.py, which has the sources. Ages count in months; both ends of a range take part.
 * What is not known keeps nobody out; it is said instead.
 */
import { barOf } from "./bar.ts";
import type { Catalogue, Intervention, Phase } from "./intervention";
import type { Profile } from "./profile";

const YEAR = 12;
const ADULT_FROM = 18 * YEAR;
const CHILD_UNTIL = 12; // years
const STUDENT_UNTIL = 24; // years
const SCHOOL_AGES = { first: 5, last: 17 }; // years
const BABY = ["pregnant", "new_parent"];
const PARENT = ["parent", ...BABY];

/** A reason or a caveat before it is put into words: a code with its values. */
export type Part = { code: string } & Record<string, unknown>;

/** What a profile tells, with what follows from it. */
export interface Told {
  profile: Profile;
  situations: ReadonlySet<string>;
  months: number | null; // of the person
  childMonths: number | null;
  phases: Readonly<Record<string, Phase>>;
}

/** Whose age and sex count: the person's own, or those of their child. */
interface Participant {
  months: number | null;
  sex: string | null;
  isChild: boolean;
}

/** Someone can take part; `weaker` when by a general rule alone. */
export interface Admission {
  weaker: boolean;
  caveats: Part[];
}

const open = (weaker: boolean, ...caveats: Part[]): Admission => ({ weaker, caveats });

/** Return what `profile` tells, in so many words and by what its needs and ages imply. */
export function toldBy(profile: Profile, { vocabulary }: Catalogue): Told {
  const situations = new Set(profile.situations);
  const toldOfBaby = hasAny(situations, BABY);
  for (const need of profile.needs) {
    const { implies } = vocabulary.needs[need]!;
    if (implies && !(toldOfBaby && BABY.includes(implies))) situations.add(implies);
  }
  for (const each of [...situations])
    for (const one of vocabulary.situations[each]?.includes ?? []) situations.add(one);
  const months = profile.age == null ? null : profile.age * YEAR;
  const childMonths = profile.child?.age_months ?? null;
  const joining = profile.for === "child" ? childMonths : months;
  const years = joining === null ? -1 : Math.floor(joining / YEAR);
  if (years >= SCHOOL_AGES.first && years <= SCHOOL_AGES.last) situations.add("pupil");
  if (childMonths !== null && isIn(vocabulary.phases.around_birth!, childMonths)) {
    situations.add(childMonths < 0 ? "pregnant" : "new_parent");
  }
  return { profile, situations, months, childMonths, phases: vocabulary.phases };
}

export const hasAny = (some: ReadonlySet<string>, others: readonly string[]): boolean =>
  others.some((each) => some.has(each));

export const isIn = ({ months: [first, last] }: Phase, months: number): boolean =>
  first <= months && (last === null || months <= last);

/** Return how the one who asks, or their child, can take part; null if they cannot. */
export function admission(entry: Intervention, told: Told): Admission | null {
  if (barOf(entry) || !isWithinReach(entry, told)) return null;
  if (entry.for.who === "parent") return asParent(entry, told);
  const { profile } = told;
  const own = { months: told.months, sex: profile.sex ?? null, isChild: false };
  const child = theirs(told);
  if (profile.for === "child") return takingPart(entry, told, child);
  return takingPart(entry, told, own) ?? (profile.child ? forChild(entry, told, child) : null);
}

const theirs = ({ profile, childMonths }: Told): Participant => ({
  months: childMonths,
  sex: profile.child?.sex ?? null,
  isChild: true,
});

function isWithinReach({ availability, for: { groups }, languages }: Intervention, told: Told): boolean {
  const { place, languages: spoken = [] } = told.profile;
  if (availability.status === "local" && lower(availability.place) !== lower(place)) return false;
  if (groups.length > 0 && !hasAny(told.situations, groups)) return false;
  return languages.length === 0 || spoken.length === 0 || languages.some((each) => spoken.includes(each));
}

const lower = (text: string | null | undefined): string => (text ?? "").toLowerCase();

function asParent(entry: Intervention, told: Told): Admission | null {
  if (!told.profile.child && !hasAny(told.situations, PARENT)) return null;
  const found = byAge(entry, told, { months: told.childMonths, sex: null, isChild: true });
  return found && ofSex(entry, told.profile.sex, found);
}

function forChild(entry: Intervention, told: Told, child: Participant): Admission | null {
  const found = takingPart(entry, told, child);
  return found && open(true, { code: "for_your_child" }, ...found.caveats);
}

function takingPart(entry: Intervention, told: Told, who: Participant): Admission | null {
  const found = byAge(entry, told, who);
  return found && ofSex(entry, who.sex, found);
}

function ofSex(
  { for: { sex: wanted } }: Intervention,
  sex: string | null | undefined,
  found: Admission,
): Admission | null {
  if (!wanted || sex === wanted) return found;
  return sex === "f" || sex === "m" ? null : open(found.weaker, ...found.caveats, { code: "sex_unknown", sex: wanted });
}

/** Return what the ages allow: stated ones before those of the phase. */
function byAge(entry: Intervention, told: Told, who: Participant): Admission | null {
  const { ages } = entry.for;
  if (!ages) return byPhase(entry, told, who);
  if (who.months === null) return unknown(entry, who, ages.from * YEAR, ages.to);
  const years = Math.floor(who.months / YEAR);
  return ages.from <= years && (ages.to === null || years <= ages.to) ? open(false) : null;
}

function byPhase(entry: Intervention, told: Told, who: Participant): Admission | null {
  if (entry.phases.length === 0) return open(false);
  const found = entry.phases.flatMap((phase) => inPhase(phase, entry, told, who) ?? []);
  const cost = ({ weaker, caveats }: Admission) => (weaker ? 1000 : 0) + caveats.length;
  return found.reduce<Admission | null>((best, each) => (best && cost(best) <= cost(each) ? best : each), null);
}

function inPhase(id: string, entry: Intervention, told: Told, who: Participant): Admission | null {
  if (id === "around_birth") return aroundBirth(entry, told);
  if (id === "student") return asStudent(told);
  const phase = told.phases[id]!;
  const parents = entry.for.who === "parent" && (id === "adult" || id === "older");
  const months = parents ? told.months : who.months;
  if (months === null)
    return unknown(entry, who, phase.months[0], phase.months[1] && Math.floor(phase.months[1] / YEAR));
  return isIn(phase, months) ? open(false) : byGeneralRule(id, entry, told, months);
}

/** Return whether there is a pregnancy or a baby: by its age, else by what is told of it. */
function aroundBirth(entry: Intervention, told: Told): Admission | null {
  const { profile, childMonths, situations } = told;
  if (childMonths !== null) {
    const isExpecting = situations.has("pregnant");
    return isExpecting || isIn(told.phases.around_birth!, childMonths) ? open(false) : null;
  }
  if (hasAny(situations, BABY)) return open(false);
  return situations.has("parent") || profile.child ? open(false, ageUnknown(entry)) : null;
}

function asStudent({ situations, months }: Told): Admission | null {
  if (!situations.has("student") || (months !== null && months < ADULT_FROM)) return null;
  const isOlder = months !== null && Math.floor(months / YEAR) > STUDENT_UNTIL;
  return open(false, ...(isOlder ? [{ code: "older_student" }] : []));
}

/** Return what the factsheet says of whole phases: young people's help for students, adults' for older people. */
function byGeneralRule(id: string, entry: Intervention, told: Told, months: number): Admission | null {
  const isStudent = told.situations.has("student") && ADULT_FROM <= months && months <= told.phases.student!.months[1]!;
  const onlySchool = entry.access.how.length === 1 && entry.access.how[0] === "school";
  const forStudent = id === "adolescent" && isStudent && !onlySchool;
  const forOlder = id === "adult" && isIn(told.phases.older!, months);
  return forStudent || forOlder ? open(true, { code: "weaker_phase", phase: id }) : null;
}

/** Return what to say when the age is not known; children's help is for children, adults' for adults. */
function unknown(entry: Intervention, who: Participant, firstMonth: number, lastYear: number | null): Admission | null {
  const isPossible = who.isChild ? firstMonth < ADULT_FROM : lastYear === null || lastYear > CHILD_UNTIL;
  return isPossible ? open(false, ageUnknown(entry)) : null;
}

const ageUnknown = (entry: Intervention): Part => ({ code: "age_unknown", words: entry.for.words });

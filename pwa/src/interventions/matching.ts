/**
 * The match: which interventions fit what a person asks for, in which order, and why. The same as
 * backend/welnu/interventions/matching.py, held together by tests/cases/interventions.
 */
import { type Admission, admission, hasAny, isIn, type Part, type Told, toldBy } from "./admission.ts";
import type { Catalogue, Evidence, Gap, Intervention } from "./intervention";
import type { Profile } from "./profile";

export const CRISIS = "suicidal_thoughts";
const [MAIN, ALSO, NEAR, GROUP, SUITED] = [100, 50, 20, 20, 10]; // points of fit
const SHORTLIST = 5; // offers that are shown at first
const ADULT = 18; // years
const WEAKER = ["weaker_phase", "for_your_child"];

/** An intervention that fits. `score` orders offers of one match; `main`: the needs that it is mainly for. */
export interface Offer {
  intervention: Intervention;
  score: number;
  reasons: Part[];
  caveats: Part[];
  main: string[];
}

/** Offers, best first, and what stands around them. */
export interface Match {
  offers: Offer[];
  /** Ids of the first few, the best for each need among them. */
  shortlist: string[];
  /** What calls for crisis help before anything else; then there are no offers. */
  concern: string | null;
  /** What is missing: gaps of the factsheet, or parts. */
  gaps: (Gap | Part)[];
  /** Ids of sites with information that are not among the offers. */
  information: string[];
  /** The kind of safety contact to talk to. */
  contact: "young" | "listen";
}

type Points = [points: number, reason: Part];

/** Return what fits `profile`. Equal input gives equal output, in equal order. */
export function match(profile: Profile, catalogue: Catalogue): Match {
  const told = toldBy(profile, catalogue);
  const contact = isYoung(told.profile) ? "young" : "listen";
  if (profile.concern || profile.needs.includes(CRISIS)) {
    return { offers: [], shortlist: [], concern: CRISIS, gaps: [], information: [], contact };
  }
  const openTo = catalogue.entries.flatMap((entry): [Intervention, Admission][] => {
    const found = admission(entry, told);
    return found ? [[entry, found]] : [];
  });
  const served = new Set(openTo.flatMap(([entry, found]) => (isChilds(found) ? [] : [...entry.needs, ...entry.also])));
  const near = new Map(
    profile.needs.filter((need) => !served.has(need)).map((need) => [need, catalogue.vocabulary.needs[need]!.near]),
  );
  const offers = openTo.flatMap(([entry, found]) => {
    const needs = needsOf(entry, profile.needs, isChilds(found) ? new Map() : near);
    return needs.length > 0 ? [offer(entry, found, needs, told)] : [];
  });
  offers.sort((one, other) => other.score - one.score || (one.intervention.id < other.intervention.id ? -1 : 1));
  const chosen = new Set(offers.map(({ intervention }) => intervention.id));
  const information = openTo.flatMap(([{ id, needs }]) =>
    needs.includes("information") && !chosen.has(id) ? [id] : [],
  );
  return {
    offers,
    shortlist: shortlist(offers, profile.needs),
    concern: null,
    gaps: gapsOf(offers, told, catalogue),
    information: information.sort(),
    contact,
  };
}

/** Return the ids of the first offers; for each need, as far as there is place, the best for it is among them. */
function shortlist(offers: readonly Offer[], needs: readonly string[], size = SHORTLIST): string[] {
  const best = needs.flatMap((need) => offers.find(({ main }) => main.includes(need)) ?? []);
  const wanted = new Set([...best, ...offers].map(({ intervention }) => intervention.id));
  const chosen = new Set([...wanted].slice(0, size));
  return offers.map(({ intervention }) => intervention.id).filter((id) => chosen.has(id));
}

const isYoung = ({ age, for: whom }: Profile): boolean => whom !== "child" && age != null && age < ADULT;

/** Whether someone asks for themselves and their child could join: good for the need itself alone. */
const isChilds = ({ caveats }: Admission): boolean => caveats.some(({ code }) => code === "for_your_child");

/** Return the needs that `entry` serves: the points and the reason of each. */
function needsOf(
  entry: Intervention,
  needs: readonly string[],
  near: ReadonlyMap<string, readonly string[]>,
): Points[] {
  return needs.flatMap((need): Points[] => {
    if (entry.needs.includes(need)) return [[MAIN, { code: "need", need }]];
    if (entry.also.includes(need)) return [[ALSO, { code: "also", need }]];
    const close = near.get(need) ?? [];
    const rank = close.findIndex((each) => entry.needs.includes(each));
    return rank < 0 ? [] : [[NEAR - 2 * rank, { code: "near_need", need, near: close[rank] }]];
  });
}

function offer(entry: Intervention, found: Admission, needs: readonly Points[], told: Told): Offer {
  const madeFor = madeForOf(entry, told);
  const liked = likedOf(entry, told.profile);
  const full = [...needs, ...madeFor].reduce((sum, [points]) => sum + points, 0);
  const fit = found.weaker ? Math.floor(full / 2) : full;
  const score = fit * 1000 + Math.min(9, liked.length) * 100 + proof(entry.evidence) * 10 + ease(entry);
  return {
    intervention: entry,
    score,
    reasons: [...parts(needs), ...parts(madeFor), ...liked, ...otherReasons(entry)],
    caveats: [...found.caveats, ...caveatsOf(entry, told.profile)],
    main: parts(needs).flatMap(({ code, need }) => (code === "need" ? [need as string] : [])),
  };
}

const parts = (points: readonly Points[]): Part[] => points.map(([, part]) => part);

/** Return the points and reasons of a group that one belongs to. Every child goes to school: no group of its own. */
function madeForOf({ for: audience }: Intervention, told: Told): Points[] {
  const kinds = [
    [GROUP, "group", audience.groups],
    [SUITED, "suited", audience.suited],
  ] as const;
  return kinds.flatMap(([points, code, situations]): Points[] => {
    const situation = situations.find((each) => each !== "pupil" && told.situations.has(each));
    return situation ? [[points, { code, situation }]] : [];
  });
}

function likedOf(entry: Intervention, { prefer = {} }: Profile): Part[] {
  const forms = (prefer.form ?? []).filter((form) => entry.form.includes(form));
  const settings = (prefer.setting ?? []).filter((setting) => entry.setting.includes(setting));
  return [
    ...forms.map((form) => ({ code: "form", form })),
    ...settings.map((setting) => ({ code: "setting", setting })),
  ];
}

/** Whether the committee has recognised it. */
export const isRecognised = ({ level, recognised }: Evidence): boolean =>
  (level === "effective" || level === "well_substantiated") && recognised !== "no" && recognised !== "in_preparation";

/** Return the rank of what is known of the effect: recognised first, then what the text itself says. */
function proof(evidence: Evidence): number {
  const { level, basis } = evidence;
  if (isRecognised(evidence)) return level === "effective" ? (basis === "stated" ? 6 : 5) : 4;
  return { effective: 3, well_substantiated: 2, promising: 2, none_stated: 1 }[level];
}

const ease = ({ access }: Intervention): number => ({ self: 2, ask_provider: 1 })[access.how[0] as "self"] ?? 0;

function otherReasons({ for: { ages }, availability, evidence }: Intervention): Part[] {
  const found: Part[] = [];
  if (ages)
    found.push(
      ages.to === null ? { code: "age_from", from: ages.from } : { code: "age", from: ages.from, to: ages.to },
    );
  if (availability.status === "local") found.push({ code: "place", place: availability.place });
  if (isRecognised(evidence)) found.push({ code: "evidence", level: evidence.level });
  return found;
}

function caveatsOf({ evidence, access, availability, languages }: Intervention, profile: Profile): Part[] {
  const found = startOf(access.how);
  if (evidence.recognised === "no" || evidence.recognised === "in_preparation") found.push({ code: "not_recognised" });
  if (evidence.basis === "heading_only" && isRecognised(evidence)) {
    found.push({ code: "heading_only", level: evidence.level });
  }
  if (evidence.conflict) found.push({ code: "evidence_conflict" });
  if (availability.status === "limited") found.push({ code: "limited" });
  const spoken = profile.languages ?? [];
  if (languages.length > 0) found.push({ code: "language", language: languages[0] });
  else if (spoken.length > 0 && !spoken.includes("nl")) found.push({ code: "languages_unknown" });
  if (profile.prefer?.anonymous) found.push({ code: "anonymous_unknown" });
  return found;
}

/** Return how one starts, where that is not by oneself: the first way, and whether asking is another. */
function startOf(how: readonly string[]): Part[] {
  const [first] = how;
  if (first === "ask_provider") return [{ code: "ask_provider" }];
  if (first === "self") return [];
  return [{ code: how.includes("ask_provider") ? "through_or_ask" : "through", access: first }];
}

function gapsOf(offers: readonly Offer[], told: Told, { gaps }: Catalogue): (Gap | Part)[] {
  const { needs } = told.profile;
  const proven = offers.filter(({ intervention }) => isRecognised(intervention.evidence));
  const wellServed = new Set(proven.filter((each) => !isWeaker(each)).flatMap(({ main }) => main));
  const poorly = needs.filter((need) => !wellServed.has(need));
  const reached = new Set(
    offers.flatMap(({ reasons }) =>
      reasons.flatMap(({ code, need }) => (code === "need" || code === "also" ? [need] : [])),
    ),
  );
  const named = gaps.filter((gap) => isConcerned(gap, poorly, proven, told));
  for (const gap of named) for (const need of gap.needs) reached.add(need);
  return [...named, ...needs.filter((need) => !reached.has(need)).map((need) => ({ code: "nothing", need }))];
}

const isWeaker = ({ caveats }: Offer): boolean => caveats.some(({ code }) => WEAKER.includes(code));

/** Return whether `gap` is worth telling: nothing recognised for its needs, or none made for its group. */
function isConcerned(gap: Gap, poorly: readonly string[], proven: readonly Offer[], told: Told): boolean {
  const { needs, situations, phases } = gap;
  if (needs.some((need) => poorly.includes(need))) return true;
  const belongs = hasAny(told.situations, situations) || phases.some((phase) => isOfPhase(phase, told));
  return belongs && !proven.some(({ intervention }) => isMadeFor(intervention, situations, phases));
}

function isOfPhase(phase: string, told: Told): boolean {
  if (phase === "student") return told.situations.has("student");
  const months = told.profile.for === "child" ? told.childMonths : told.months;
  return months !== null && isIn(told.phases[phase]!, months);
}

function isMadeFor(
  { for: audience, phases }: Intervention,
  situations: readonly string[],
  of: readonly string[],
): boolean {
  const groups = [...audience.groups, ...audience.suited];
  return (
    groups.some((each) => situations.includes(each)) ||
    (phases.length > 0 && phases.every((phase) => of.includes(phase)))
  );
}

/** Which needs stand together, and which come first for whom. */

/** All needs of the vocabulary, in groups as people would look for them. */
export const GROUPS = {
  feeling: [
    "low_mood",
    "anxiety",
    "worry",
    "stress",
    "fears",
    "social_anxiety",
    "self_confidence",
    "wellbeing",
    "resilience",
    "suicidal_thoughts",
  ],
  body: [
    "sleep",
    "exhaustion",
    "physical_activity",
    "smoking",
    "substance_use",
    "chronic_illness",
    "intellectual_disability",
  ],
  others: ["loneliness", "social_network", "someone_to_talk_to", "social_skills", "bullying", "stigma"],
  family: [
    "pregnancy_support",
    "postnatal_low_mood",
    "attachment",
    "parenting",
    "behaviour_problems",
    "divorce",
    "parental_mental_illness",
    "parental_addiction",
    "caring",
  ],
  learning: ["learning", "procrastination", "life_skills", "school_transition", "school_dropout"],
  work: ["work_life_balance", "sickness_absence", "work_participation", "poverty_debt"],
  later: ["ageing", "loss", "life_story", "fear_of_falling", "refugee", "information"],
} as const;

export type Group = keyof typeof GROUPS;

/** Who is asking, as far as it decides which needs come first. */
export type Kind = "baby" | "child" | "adolescent" | "student" | "work" | "caring" | "older" | "newcomer" | "adult";

export const FIRST: Record<Kind, readonly string[]> = {
  baby: ["pregnancy_support", "postnatal_low_mood", "attachment", "parenting", "stress", "someone_to_talk_to"],
  child: [
    "behaviour_problems",
    "fears",
    "bullying",
    "divorce",
    "parental_mental_illness",
    "self_confidence",
    "school_transition",
  ],
  adolescent: ["low_mood", "stress", "sleep", "social_anxiety", "bullying", "divorce", "someone_to_talk_to"],
  student: ["stress", "procrastination", "low_mood", "sleep", "loneliness", "social_anxiety", "someone_to_talk_to"],
  work: ["stress", "exhaustion", "work_life_balance", "sleep", "low_mood", "sickness_absence", "physical_activity"],
  caring: ["caring", "exhaustion", "stress", "sleep", "low_mood", "someone_to_talk_to"],
  older: ["loneliness", "loss", "life_story", "low_mood", "physical_activity", "fear_of_falling", "ageing"],
  newcomer: ["refugee", "stress", "sleep", "social_network", "work_participation", "someone_to_talk_to"],
  adult: ["low_mood", "anxiety", "stress", "sleep", "worry", "loneliness", "parenting"],
};

/** What one may tell without belonging to a group that an offer was made for: it decides about whole phases. */
export const ADULT_ROLES = ["pregnant", "new_parent", "parent", "student", "employee", "carer"] as const;

/** The situations to show at first. */
export const SITUATIONS: Record<Kind, readonly string[]> = {
  baby: ["pregnant", "new_parent", "low_income"],
  child: ["chronic_illness", "intellectual_disability", "refugee"],
  adolescent: ["chronic_illness", "intellectual_disability", "refugee"],
  student: ADULT_ROLES,
  work: ADULT_ROLES,
  caring: ADULT_ROLES,
  older: ["low_income", "low_education", "social_housing", "carer"],
  newcomer: ["refugee", "asylum_seeker", "status_holder", ...ADULT_ROLES],
  adult: ADULT_ROLES,
};

const YEAR = 12; // months
const CHILDHOOD = 12; // years; then adolescence until 18, see vocabulary.yaml
const ADULT = 18;
const OLDER = 65;

/** What tells who is asking: what is told of one's life first, then age. */
const TOLD: readonly [situation: string, kind: Kind][] = [
  ["pregnant", "baby"],
  ["new_parent", "baby"],
  ["refugee", "newcomer"],
  ["asylum_seeker", "newcomer"],
  ["status_holder", "newcomer"],
  ["student", "student"],
  ["carer", "caring"],
  ["employee", "work"],
];

interface Asking {
  asksFor: "self" | "child";
  age: number | null;
  childMonths: number | null;
  situations: readonly string[];
}

/** Return who is asking. */
export function kindOf({ asksFor, age, childMonths, situations }: Asking): Kind {
  if (asksFor === "child") return childMonths === null ? "child" : ofChild(childMonths);
  const told = TOLD.find(([situation]) => situations.includes(situation));
  if (told) return told[1];
  if (age === null) return situations.includes("retired") ? "older" : "adult";
  if (age < ADULT) return age < CHILDHOOD ? "child" : "adolescent";
  return age >= OLDER ? "older" : "adult";
}

function ofChild(months: number): Kind {
  if (months < 2 * YEAR) return "baby";
  return months < CHILDHOOD * YEAR ? "child" : "adolescent";
}

/** Return the needs to show at first: those that fit, and what is chosen already. */
export function firstNeeds(asking: Asking, chosen: readonly string[]): string[] {
  const first = FIRST[kindOf(asking)];
  return [...first, ...chosen.filter((need) => !first.includes(need))];
}

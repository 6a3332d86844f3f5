/** LOINC codes of scores, where one exists and is certain; the sources stand in backend/welnu/reports/loinc.py. */
export const LOINC = "http://loinc.org";

/** Instrument and scale -> code and its name. */
export const CODES: Readonly<Record<string, readonly [code: string, display: string]>> = {
  "gad-7 total": ["70274-6", "Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]"],
  "phq-4 total": ["70272-0", "Patient Health Questionnaire 4 item (PHQ-4) total score [Reported]"],
  "phq-9 total": ["44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"],
};

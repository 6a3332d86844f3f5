"""LOINC codes of scores, where one exists and is certain.

Sources, read November 2026: 44261-6 and 70274-6, https://loinc.org/44261-6 and the value set "PROM Target Measure
Scores" of HL7's Person-Centered Outcomes guide, https://hl7.org/fhir/us/pco/; 70272-0, the LOINC table, component
"Patient health questionnaire 4 item total score". None was found for the WHO-5, the MHI-5 and the MHC-SF. Our own
instruments have other wordings, and so no code of another's.
"""

from typing import Final

SYSTEM: Final = "http://loinc.org"
CODES: Final = {  # (instrument, scale) -> code and its name
    ("gad-7", "total"): ("70274-6", "Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]"),
    ("phq-4", "total"): ("70272-0", "Patient Health Questionnaire 4 item (PHQ-4) total score [Reported]"),
    ("phq-9", "total"): ("44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"),
}

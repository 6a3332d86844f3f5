"""From answers to scale scores, bands and a category. Pure; its twin for the phone is pwa/src/scoring."""

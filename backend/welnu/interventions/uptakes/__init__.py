"""What a person does with an intervention: saved, trying, done, and whether it helped."""

from welnu.interventions.uptakes import routes

__all__ = ["routes"]

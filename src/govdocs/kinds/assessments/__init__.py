"""Assessments: the four-colour scale of risk, the capacity of guardians."""

"""Quarterly reports: their figures, their form, their days."""

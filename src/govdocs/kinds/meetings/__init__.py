"""Meetings and conferences: who came, what was said and resolved."""

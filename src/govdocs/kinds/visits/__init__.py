"""Visits to children, care that parents entrust to others, and when the next visit is due."""

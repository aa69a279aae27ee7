"""Documents and pages as Word files."""

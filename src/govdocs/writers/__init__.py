"""From documents and pages to files."""

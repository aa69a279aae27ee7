"""Use cases of the archive: collect a year, have it confirmed, file it, verify it."""

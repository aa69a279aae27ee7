"""Pure functions on Chinese official text: numerals, dates, punctuation, ordinals."""

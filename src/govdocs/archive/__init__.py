"""The yearly archive by DA/T 22-2015: what belongs together, what it is numbered, what is said of it."""

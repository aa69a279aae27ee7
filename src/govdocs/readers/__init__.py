"""From files of the office to plain data, without losing a character."""

"""归档清单: what the clerk confirms before a year is filed."""

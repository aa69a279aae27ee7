"""The records of the office and the documents they describe."""

"""责任分解表: from the text of a plan to its table, and from the table to what follows."""

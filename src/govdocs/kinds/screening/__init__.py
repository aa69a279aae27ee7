"""Entry screening: whoever works with children is looked up before hiring and every year."""

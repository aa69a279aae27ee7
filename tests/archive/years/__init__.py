"""Two years of a township that does not exist: its papers, and what a clerk who knows the rules expects."""

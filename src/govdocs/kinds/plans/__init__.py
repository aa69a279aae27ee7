"""What a plan says and how its sections are printed."""

"""The folder of an office: what all its papers have in common."""

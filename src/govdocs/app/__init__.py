"""The use cases: import, render, new, demo, doctor."""

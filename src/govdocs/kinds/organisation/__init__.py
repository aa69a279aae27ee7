"""Who works: units, leading groups, work groups, and their tasks."""

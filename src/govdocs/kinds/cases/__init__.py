"""Cases that are followed until they are closed: hazards, reports of harm, pupils who left school."""

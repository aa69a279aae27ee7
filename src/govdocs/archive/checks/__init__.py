"""What is checked of an archive: A-01 to A-89 of the fact sheet, by the four properties of DA/T 70-2018."""

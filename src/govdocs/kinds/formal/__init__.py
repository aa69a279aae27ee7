"""公文: the record of an official document, its formats, and what the Regulation of 2012 asks."""

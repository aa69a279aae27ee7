"""How a document looks: the numbers of GB/T 9704-2012 and of an office's own profile."""

"""With what a document is set: faces, their coverage and the fallback chain."""

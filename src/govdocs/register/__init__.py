"""The register of documents: numbers that are taken, issued or void, and documents that came in."""

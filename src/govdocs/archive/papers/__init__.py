"""The papers of an archive: catalogues, covers, boxes, volumes, lists, as documents and as pages."""

"""What a document says: blocks and furniture, never looks."""

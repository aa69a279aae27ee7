"""What stands above the text of page 1, in each format."""

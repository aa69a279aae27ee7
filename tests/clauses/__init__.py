"""The mechanically checkable clauses of GB/T 9704-2012, measured on printed pages."""

"""Batches: one form for every record of a workbook, resumed where a run was stopped."""

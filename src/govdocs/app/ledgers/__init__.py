"""Ledgers of an office's workbook."""

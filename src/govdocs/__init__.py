"""Chinese official documents (公文) as Word, Excel and PDF that meet GB/T 9704-2012."""

__version__ = "0.1.0"

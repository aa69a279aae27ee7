"""From characters to lines: glyphs, breaks, titles, and how office programs fill lines."""

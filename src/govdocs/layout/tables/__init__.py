"""Tables: columns by content, rows that no page divides, rules, lines beside the table."""

"""What all kinds share: fields, bodies, ledgers, words of print, findings about forms."""

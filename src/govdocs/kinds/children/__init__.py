"""The register of children: what it says of a child, its rules, its forms and ledgers."""

"""问题家庭: the file of a family that needs help, and talks with guardians."""

"""Use cases of the register: take, issue and void numbers, receive documents, print the books."""

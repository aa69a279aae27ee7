"""The books of the register: documents that go out, documents that come in."""

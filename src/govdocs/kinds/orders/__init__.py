"""督促监护令: the record, its service, its follow-ups, its papers, its ledger."""

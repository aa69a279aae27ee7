"""监护干预: the ladder from 劝诫 to 人身安全保护令, its papers, its sessions, its ledger."""

/// The values are the ledger's, too: who imports the rules has them.
@_exported public import LedgerValues

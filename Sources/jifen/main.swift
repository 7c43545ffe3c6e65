import Glibc
import LedgerAPI
import LedgerCommands

exit(
    LedgerCommands.main(
        arguments: SystemText.arguments, environment: LedgerCommands.environment()))

import Glibc
import LedgerCommands

exit(
    LedgerCommands.main(
        arguments: Array(CommandLine.arguments.dropFirst()),
        environment: LedgerCommands.environment()))

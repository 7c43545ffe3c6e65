import CSystem

exit(Bench.main(Array(CommandLine.arguments.dropFirst())))

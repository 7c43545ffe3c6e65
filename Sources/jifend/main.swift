import LedgerDaemon

Daemon.main()

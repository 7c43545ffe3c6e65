// What Swift's Glibc module leaves out of Linux, as declarations and inline functions.
// Nothing here is compiled on its own: every function is `static inline`.
//
// Functions that begin with `cs_` return what the call below them returns, or the negated errno,
// so that no caller has to read errno after something else may have changed it.
//
// _GNU_SOURCE is not defined: types such as fd_set would then differ from those in Swift's Glibc
// and Dispatch modules, and no file could import both. What needs it is declared here instead.
#ifndef JIFEN_CSYSTEM_H
#define JIFEN_CSYSTEM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "accounts.h"
#include "events.h"
#include "files.h"
#include "iconversion.h"
#include "process.h"
#include "sockets.h"
#include "terminal.h"
#include "unfinished.h"

#endif

/* Makes one call of a process on the files of the books fail, or all from one on.

   TORTURE_FAULT=WHAT:HOW:N or N+: WHAT is write or sync; HOW is EIO, ENOSPC, SHORT (half of it is
   written, and the next write finds no room), or COUNT (nothing fails). At its end the process
   appends how many such calls there were to TORTURE_COUNT. */
#include "disk.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long calls;
static int isShort;

/* 0: the call may go on; an error number; -1: only half of it. */
static int verdict(const char *what) {
    const char *fault = getenv("TORTURE_FAULT");
    size_t length = strlen(what);
    if (!fault || strncmp(fault, what, length) || fault[length] != ':') return 0;
    const char *how = fault + length + 1, *when = strchr(how, ':');
    pthread_mutex_lock(&lock);
    long now = ++calls;
    int wasShort = isShort;
    isShort = 0;
    char *end = NULL;
    long at = when ? strtol(when + 1, &end, 10) : 0;
    int isDue = when && (now == at || (*end == '+' && now >= at));
    if (isDue && !strncmp(how, "SHORT", 5)) isShort = 1;
    pthread_mutex_unlock(&lock);
    if (!strncmp(how, "COUNT", 5)) return 0;
    if (wasShort) return ENOSPC;
    if (!isDue) return 0;
    return !strncmp(how, "EIO", 3) ? EIO : !strncmp(how, "ENOSPC", 6) ? ENOSPC : -1;
}

#define WRITES(name, offset_type)                                                                 \
    ssize_t name(int descriptor, const void *data, size_t size, offset_type offset) {              \
        char path[PATH_MAX];                                                                       \
        int found = file(descriptor, path) ? verdict("write") : 0;                                 \
        if (found > 0) {                                                                           \
            errno = found;                                                                         \
            return -1;                                                                             \
        }                                                                                          \
        return REAL(name)(descriptor, data, found < 0 ? (size + 1) / 2 : size, offset);            \
    }
WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

#define FAILS(name, what)                                                                         \
    int name(int descriptor) {                                                                     \
        char path[PATH_MAX];                                                                       \
        int found = file(descriptor, path) ? verdict(what) : 0;                                    \
        if (found > 0) {                                                                           \
            errno = found;                                                                         \
            return -1;                                                                             \
        }                                                                                          \
        return REAL(name)(descriptor);                                                             \
    }
FAILS(fsync, "sync")
FAILS(fdatasync, "sync")

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("TORTURE_COUNT");
    int descriptor = path ? open(path, O_WRONLY | O_APPEND | O_CREAT, 0600) : -1;
    if (descriptor < 0) return;
    dprintf(descriptor, "%ld\n", calls);
    close(descriptor);
}

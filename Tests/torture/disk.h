/* Which of a process's files belong to the books, for the libraries that are preloaded. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* The name below TORTURE_DISK, which is a folder, or NULL: not of the books, or memory that SQLite
   maps and nobody needs after a crash, or the lock. "" is the folder itself. */
static inline const char *below(const char *path) {
    const char *disk = getenv("TORTURE_DISK");
    size_t length = disk ? strlen(disk) : 0;
    if (!length || strncmp(path, disk, length)) return NULL;
    if (path[length] && path[length] != '/') return NULL;
    const char *name = path[length] ? path + length + 1 : "";
    size_t end = strlen(name);
    if (end >= 4 && !strcmp(name + end - 4, "-shm")) return NULL;
    if (end >= 5 && !strcmp(name + end - 5, ".lock")) return NULL;
    return name;
}

/* The same for a descriptor; `path` has room for the answer. */
static inline const char *file(int descriptor, char path[PATH_MAX]) {
    int before = errno;
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    errno = before;
    if (length < 0) return NULL;
    path[length] = 0;
    return below(path);
}

/* Logs what a process does to the files of the books, and what it sends, in the order in which it
   does it: what a disk would have to know to lose its power well.

   A record in TORTURE_LOG is, little-endian: kind (1 byte), length of the name (2), a number (8),
   length of the data (4), name, data.

     W  write at an offset        T  cut or grown to a size      C  made        U  removed
     R  renamed; data: new name   A  sent to a peer
     s  sync begun, S ended; the number tells pairs apart; the folder's name is empty

   A write is logged once it is done, under a lock with it: a sync covers all writes logged before
   it began. TORTURE_SLOW makes each sync take so many microseconds more. TORTURE_NORMAL=1 makes
   SQLite's synchronous=NORMAL of FULL, and says nothing of it. */
#include "disk.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t syncs;

static int logfile(void) {
    static int descriptor = -1;
    if (descriptor < 0) {
        const char *path = getenv("TORTURE_LOG");
        if (!path) return -1;
        descriptor = REAL(open)(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    }
    return descriptor;
}

static void add(char kind, const char *name, uint64_t number, const void *data, uint32_t size) {
    uint16_t length = (uint16_t)strlen(name);
    unsigned char head[15];
    head[0] = (unsigned char)kind;
    memcpy(head + 1, &length, 2);
    memcpy(head + 3, &number, 8);
    memcpy(head + 11, &size, 4);
    struct iovec parts[3] = {
        {head, sizeof head}, {(void *)(uintptr_t)name, length}, {(void *)(uintptr_t)data, size}};
    int before = errno;
    if (writev(logfile(), parts, 3) < (ssize_t)(sizeof head + length + size)) abort();
    errno = before;
}

#define WRITES(name, offset_type)                                                                 \
    ssize_t name(int descriptor, const void *data, size_t size, offset_type offset) {              \
        char path[PATH_MAX];                                                                       \
        const char *of = file(descriptor, path);                                                   \
        if (!of) return REAL(name)(descriptor, data, size, offset);                                \
        pthread_mutex_lock(&lock);                                                                 \
        ssize_t done = REAL(name)(descriptor, data, size, offset);                                 \
        if (done > 0) add('W', of, (uint64_t)offset, data, (uint32_t)done);                        \
        pthread_mutex_unlock(&lock);                                                               \
        return done;                                                                               \
    }
WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

ssize_t write(int descriptor, const void *data, size_t size) {
    char path[PATH_MAX];
    const char *of = file(descriptor, path);
    if (!of) return REAL(write)(descriptor, data, size);
    pthread_mutex_lock(&lock);
    off_t offset = lseek(descriptor, 0, SEEK_CUR);
    ssize_t done = REAL(write)(descriptor, data, size);
    if (done > 0) add('W', of, (uint64_t)offset, data, (uint32_t)done);
    pthread_mutex_unlock(&lock);
    return done;
}

#define CUTS(name, offset_type)                                                                   \
    int name(int descriptor, offset_type size) {                                                   \
        char path[PATH_MAX];                                                                       \
        const char *of = file(descriptor, path);                                                   \
        pthread_mutex_lock(&lock);                                                                 \
        int result = REAL(name)(descriptor, size);                                                 \
        if (of && result == 0) add('T', of, (uint64_t)size, NULL, 0);                              \
        pthread_mutex_unlock(&lock);                                                               \
        return result;                                                                             \
    }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

#define SYNCS(name)                                                                               \
    int name(int descriptor) {                                                                     \
        char path[PATH_MAX];                                                                       \
        const char *of = file(descriptor, path);                                                   \
        if (!of) return REAL(name)(descriptor);                                                    \
        pthread_mutex_lock(&lock);                                                                 \
        uint64_t number = ++syncs;                                                                 \
        add('s', of, number, NULL, 0);                                                             \
        pthread_mutex_unlock(&lock);                                                               \
        if (getenv("TORTURE_SLOW")) usleep((useconds_t)atoi(getenv("TORTURE_SLOW")));              \
        int result = REAL(name)(descriptor);                                                       \
        pthread_mutex_lock(&lock);                                                                 \
        if (result == 0) add('S', of, number, NULL, 0);                                            \
        pthread_mutex_unlock(&lock);                                                               \
        return result;                                                                             \
    }
SYNCS(fsync)
SYNCS(fdatasync)

#define OPENS(name)                                                                               \
    int name(const char *path, int flags, ...) {                                                   \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;                    \
        va_end(more);                                                                              \
        const char *of = flags & O_CREAT ? below(path) : NULL;                                     \
        if (!of) return REAL(name)(path, flags, mode);                                             \
        pthread_mutex_lock(&lock);                                                                 \
        int isNew = access(path, F_OK) != 0;                                                       \
        int descriptor = REAL(name)(path, flags, mode);                                            \
        if (descriptor >= 0 && isNew) add('C', of, 0, NULL, 0);                                    \
        if (descriptor >= 0 && !isNew && flags & O_TRUNC) add('T', of, 0, NULL, 0);                \
        pthread_mutex_unlock(&lock);                                                               \
        return descriptor;                                                                         \
    }
OPENS(open)
OPENS(open64)

int unlink(const char *path) {
    const char *of = below(path);
    pthread_mutex_lock(&lock);
    int result = REAL(unlink)(path);
    if (of && result == 0) add('U', of, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int rename(const char *from, const char *to) {
    const char *of = below(from), *name = below(to);
    pthread_mutex_lock(&lock);
    int result = REAL(rename)(from, to);
    if (of && name && result == 0) add('R', of, 0, name, (uint32_t)strlen(name));
    pthread_mutex_unlock(&lock);
    return result;
}

/* Logged before it leaves: nothing that happens after the peer has it can come before it. */
ssize_t send(int descriptor, const void *data, size_t size, int flags) {
    pthread_mutex_lock(&lock);
    add('A', "", (uint64_t)descriptor, data, (uint32_t)size);
    pthread_mutex_unlock(&lock);
    return REAL(send)(descriptor, data, size, flags);
}

/* The control: what the journal says of synchronous is not what it is. */
typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
int sqlite3_exec(sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *, char **);
int sqlite3_prepare_v3(
    sqlite3 *, const char *, int, unsigned, sqlite3_stmt **, const char **);

/* The last connection whose FULL became NORMAL: others may be set otherwise on purpose. */
static sqlite3 *weakened;

int sqlite3_exec(
    sqlite3 *books, const char *sql, int (*row)(void *, int, char **, char **), void *context,
    char **error) {
    if (getenv("TORTURE_NORMAL") && !strcmp(sql, "PRAGMA synchronous=2")) {
        sql = "PRAGMA synchronous=1";
        weakened = books;
    }
    return REAL(sqlite3_exec)(books, sql, row, context, error);
}

int sqlite3_prepare_v3(
    sqlite3 *books, const char *sql, int size, unsigned flags, sqlite3_stmt **statement,
    const char **rest) {
    static const char asked[] = "PRAGMA synchronous";
    int isWhole = size < 0 || (size_t)size >= sizeof asked - 1;
    int isAsked = isWhole && !strcmp(sql, asked);
    if (isAsked && books == weakened) {
        sql = "SELECT 2";
        size = -1;
    }
    return REAL(sqlite3_prepare_v3)(books, sql, size, flags, statement, rest);
}

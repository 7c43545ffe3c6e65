// Files under way: a signal that ends the process removes them first.
#ifndef JIFEN_CSYSTEM_UNFINISHED_H
#define JIFEN_CSYSTEM_UNFINISHED_H

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CS_UNFINISHED_FILES 8
#define CS_ENDING_SIGNALS 17

struct cs_unfinished {
    char *paths[CS_UNFINISHED_FILES];
    struct sigaction previous[CS_ENDING_SIGNALS];
    int isWatched;
};

/// One for each object file that asks, so: ask from one file only.
static inline struct cs_unfinished *cs_unfinished(void) {
    static struct cs_unfinished files;
    return &files;
}

/// The signals that end a process which does nothing about them.
static inline int cs_ending_signal(int index) {
    static const int signals[CS_ENDING_SIGNALS] = {
        SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE,   SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU,
        SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP, SIGFPE,    SIGABRT, SIGPROF, SIGVTALRM,
    };
    return signals[index];
}

/// Only what may be called from a signal handler. The signal then comes a second time, to whoever
/// would have had it.
static inline void cs_remove_unfinished(int signal) {
    struct cs_unfinished *files = cs_unfinished();
    for (int index = 0; index < CS_UNFINISHED_FILES; index++)
        if (files->paths[index]) unlink(files->paths[index]);
    for (int index = 0; index < CS_ENDING_SIGNALS; index++)
        if (cs_ending_signal(index) == signal) sigaction(signal, &files->previous[index], NULL);
    raise(signal);
}

/// What is ignored already, by nohup say, stays ignored.
static inline void cs_watch_unfinished(struct cs_unfinished *files) {
    if (files->isWatched) return;
    struct sigaction action = {.sa_handler = cs_remove_unfinished};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < CS_ENDING_SIGNALS; index++) {
        struct sigaction *previous = &files->previous[index];
        sigaction(cs_ending_signal(index), NULL, previous);
        if (previous->sa_handler != SIG_IGN) sigaction(cs_ending_signal(index), &action, NULL);
    }
    files->isWatched = 1;
}

/// Creates a file for writing that a signal removes, until `cs_keep_finished` is called for it.
/// -EMFILE: there are as many of them as there may be.
static inline int cs_create_unfinished(const char *path, mode_t mode) {
    struct cs_unfinished *files = cs_unfinished();
    int index = 0;
    while (index < CS_UNFINISHED_FILES && files->paths[index]) index++;
    if (index == CS_UNFINISHED_FILES) return -EMFILE;
    cs_watch_unfinished(files);
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    int failure = errno;
    if (descriptor >= 0) files->paths[index] = strdup(path);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return descriptor < 0 ? -failure : descriptor;
}

/// The file was renamed or removed: no signal concerns it any more.
static inline void cs_keep_finished(const char *path) {
    struct cs_unfinished *files = cs_unfinished();
    for (int index = 0; index < CS_UNFINISHED_FILES; index++) {
        char *known = files->paths[index];
        if (!known || strcmp(known, path) != 0) continue;
        files->paths[index] = NULL;
        free(known);
        return;
    }
}

/// Where the links at the end of a path lead, also where nothing is yet.
///
/// Returns 1 where one of them is the kernel's own, such as /dev/stdout: its text is no path, and
/// `result` is the link itself.
static inline int cs_follow_links(const char *path, char *result) {
    struct stat processes, status;
    int hasProcesses = lstat("/proc/self", &processes) == 0;
    if (strlen(path) >= PATH_MAX) return -ENAMETOOLONG;
    strcpy(result, path);
    for (int links = 0; links < 40; links++) {
        if (lstat(result, &status) < 0) return errno == ENOENT ? 0 : -errno;
        if (!S_ISLNK(status.st_mode)) return 0;
        if (hasProcesses && status.st_dev == processes.st_dev) return 1;
        char target[PATH_MAX];
        ssize_t count = readlink(result, target, sizeof target - 1);
        if (count < 0) return -errno;
        target[count] = 0;
        char *slash = strrchr(result, '/');
        size_t kept = target[0] == '/' || !slash ? 0 : (size_t)(slash + 1 - result);
        if (kept + (size_t)count >= PATH_MAX) return -ENAMETOOLONG;
        strcpy(result + kept, target);
    }
    return -ELOOP;
}

/// The open descriptor of this process that a path such as /dev/stdout or /dev/fd/63 stands for,
/// or -EBADF.
static inline int cs_descriptor_named(const char *path) {
    const char *slash = strrchr(path, '/');
    char *end;
    long number = slash ? strtol(slash + 1, &end, 10) : -1;
    struct stat named, open;
    if (number < 0 || end == slash + 1 || *end || number > INT_MAX) return -EBADF;
    if (stat(path, &named) < 0 || fstat((int)number, &open) < 0) return -EBADF;
    return named.st_dev == open.st_dev && named.st_ino == open.st_ino ? (int)number : -EBADF;
}

#endif

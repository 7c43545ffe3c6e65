// The process: its environment, signals, exit statuses of children, randomness.
#ifndef JIFEN_CSYSTEM_PROCESS_H
#define JIFEN_CSYSTEM_PROCESS_H

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;
static inline char **cs_environment(void) { return environ; }

/// From now on the signal does nothing.
static inline int cs_ignore_signal(int number) {
    return signal(number, SIG_IGN) == SIG_ERR ? -errno : 0;
}

/// As `cs_ignore_signal`, until `cs_restore_signal`.
static inline void cs_suspend_signal(int number, struct sigaction *before) {
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigaction(number, &ignored, before);
}

static inline void cs_restore_signal(int number, const struct sigaction *before) {
    sigaction(number, before, NULL);
}

static inline int cs_prctl(int option, unsigned long argument) {
    int result = prctl(option, argument, 0, 0, 0);
    return result < 0 ? -errno : result;
}

/// Fills the buffer with random bytes from the kernel.
static inline int cs_random(void *buffer, size_t count) {
    char *cursor = buffer;
    while (count > 0) {
        ssize_t got = getrandom(cursor, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -errno;
        cursor += got;
        count -= (size_t)got;
    }
    return 0;
}

/// Blocks of more than 128 KiB come from the system each and go back to it at once. Unless that is
/// said, the C library takes ever larger ones from among the small, where they leave gaps.
static inline void cs_keep_large_blocks_apart(void) { mallopt(M_MMAP_THRESHOLD, 128 << 10); }

/// Gives free memory back to the system, which the C library would keep.
static inline void cs_trim_memory(void) { malloc_trim(0); }

/// Nanoseconds of a clock that never jumps; it does not run while the machine sleeps.
static inline int64_t cs_monotonic_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/// Milliseconds since 1970 by the system's clock.
static inline int64_t cs_wall_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Milliseconds since the machine was started, the time that it slept included. Asked of the kernel
/// itself: a library that stands in for the system's clock does not move this one.
static inline int64_t cs_boot_milliseconds(void) {
    struct timespec now = {0, 0};
    syscall(SYS_clock_gettime, CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Whether the kernel says that its clock is kept right by others (NTP, PTP). `seconds`: what the
/// kernel's clock shows.
static inline bool cs_clock_is_synchronised(int64_t *seconds) {
    struct timex state = {0};
    int result = adjtimex(&state);
    *seconds = (int64_t)state.time.tv_sec;
    return result >= 0 && result != TIME_ERROR && !(state.status & STA_UNSYNC);
}

/// Names the calling thread; more than 15 bytes are cut off.
static inline void cs_name_thread(const char *name) {
    prctl(PR_SET_NAME, (unsigned long)name, 0, 0, 0);
}

/// A condition whose timed waits run on the monotonic clock.
static inline int cs_condition_init(pthread_cond_t *condition) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    int failure = pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
    return -failure;
}

/// Waits until the monotonic clock shows `nanoseconds`. -ETIMEDOUT: it does.
static inline int cs_condition_wait_until(
    pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t nanoseconds) {
    struct timespec until = {
        .tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    return -pthread_cond_timedwait(condition, mutex, &until);
}

static inline int cs_descriptor_limit(uint64_t *soft, uint64_t *hard) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return -errno;
    *soft = limit.rlim_cur, *hard = limit.rlim_max;
    return 0;
}

static inline int cs_set_descriptor_limit(uint64_t soft, uint64_t hard) {
    struct rlimit limit = {.rlim_cur = soft, .rlim_max = hard};
    return setrlimit(RLIMIT_NOFILE, &limit) < 0 ? -errno : 0;
}

/// Starts a shell command that reads from the returned descriptor, with `mask` as its blocked
/// signals and the usual effect of all others.
static inline int cs_start_reader(const char *command, const sigset_t *mask, pid_t *process) {
    int ends[2];
    if (pipe(ends) < 0) return -errno;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    sigset_t usual;
    sigfillset(&usual);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, mask);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    char *words[] = {"sh", "-c", (char *)command, NULL};
    int failure = posix_spawn(process, "/bin/sh", &actions, &attributes, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[0]);
    if (failure) close(ends[1]);
    return failure ? -failure : ends[1];
}

/// Starts a program with these words: it reads nothing and writes into open files. With `mask` as
/// its blocked signals and the usual effect of all others.
static inline int cs_start_writer(
    const char *program, char *const *words, int output, int errors, const sigset_t *mask,
    pid_t *process) {
    sigset_t usual;
    sigfillset(&usual);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, mask);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    int failure = posix_spawn(process, program, &actions, &attributes, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return -failure;
}

/// The status with which a child ended, as `waitpid` tells it.
static inline int cs_await(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR) return -errno;
    return status;
}

static inline int cs_exited(int status) { return WIFEXITED(status); }
static inline int cs_exit_status(int status) { return WEXITSTATUS(status); }

#endif

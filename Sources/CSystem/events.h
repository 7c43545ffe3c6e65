// Waiting for descriptors, counters, signals and timers: epoll, eventfd, signalfd, timerfd.
#ifndef JIFEN_CSYSTEM_EVENTS_H
#define JIFEN_CSYSTEM_EVENTS_H

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define CS_EVENT(name) static const uint32_t CS_##name = (uint32_t)(name)
CS_EVENT(EPOLLIN);
CS_EVENT(EPOLLOUT);
CS_EVENT(EPOLLERR);
CS_EVENT(EPOLLHUP);
CS_EVENT(EPOLLRDHUP);
CS_EVENT(EPOLLET);
CS_EVENT(EPOLLEXCLUSIVE);
#undef CS_EVENT

static inline int cs_epoll_create(void) {
    int made = epoll_create1(EPOLL_CLOEXEC);
    return made < 0 ? -errno : made;
}

/// `operation`: EPOLL_CTL_ADD, _MOD or _DEL; `token` comes back with each event.
static inline int cs_epoll_control(
    int poller, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(poller, operation, descriptor, &event) < 0 ? -errno : 0;
}

/// Milliseconds to wait at most, -1 for ever.
static inline int cs_epoll_wait(
    int poller, struct epoll_event *events, int capacity, int milliseconds) {
    int count = epoll_wait(poller, events, capacity, milliseconds);
    return count < 0 ? -errno : count;
}

static inline int cs_eventfd(void) {
    int made = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return made < 0 ? -errno : made;
}

static inline int cs_eventfd_add(int descriptor, uint64_t value) {
    return write(descriptor, &value, sizeof value) == sizeof value ? 0 : -errno;
}

/// A descriptor that reports the signals of `set`; they have to be blocked in every thread.
static inline int cs_signalfd(const sigset_t *set) {
    int made = signalfd(-1, set, SFD_CLOEXEC | SFD_NONBLOCK);
    return made < 0 ? -errno : made;
}

/// The next signal's number, or -EAGAIN.
static inline int cs_signalfd_next(int descriptor) {
    struct signalfd_siginfo information;
    ssize_t count = read(descriptor, &information, sizeof information);
    return count == sizeof information ? (int)information.ssi_signo : (count < 0 ? -errno : -EIO);
}

#endif

// Unix sockets: addresses by path, peers' credentials, sending without SIGPIPE.
#ifndef JIFEN_CSYSTEM_SOCKETS_H
#define JIFEN_CSYSTEM_SOCKETS_H

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>

/// Declared by glibc only under _GNU_SOURCE.
int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);

/// The kernel's `struct ucred`.
struct cs_credentials {
    int32_t pid;
    uint32_t uid;
    uint32_t gid;
};

/// The longest path a socket can have, in bytes, without its terminating zero.
static const int32_t CS_SOCKET_PATH_MAX = sizeof(((struct sockaddr_un *)0)->sun_path) - 1;

/// A leading '@' names an abstract socket, as systemd writes it. 0 when the path is too long.
static inline socklen_t cs_socket_address(const char *path, struct sockaddr_un *address) {
    size_t length = strlen(path);
    if (length == 0 || length > (size_t)CS_SOCKET_PATH_MAX) return 0;
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    memcpy(address->sun_path, path, length);
    if (path[0] != '@') return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + 1);
    address->sun_path[0] = 0;
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
}

/// A stream socket, not inherited by children.
static inline int cs_stream_socket(int nonblocking) {
    int made = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | (nonblocking ? SOCK_NONBLOCK : 0), 0);
    return made < 0 ? -errno : made;
}

static inline int cs_datagram_socket(void) {
    int made = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    return made < 0 ? -errno : made;
}

static inline int cs_bind_path(int descriptor, const char *path) {
    struct sockaddr_un address;
    socklen_t length = cs_socket_address(path, &address);
    if (length == 0) return -ENAMETOOLONG;
    return bind(descriptor, (struct sockaddr *)&address, length) < 0 ? -errno : 0;
}

static inline int cs_connect_path(int descriptor, const char *path) {
    struct sockaddr_un address;
    socklen_t length = cs_socket_address(path, &address);
    if (length == 0) return -ENAMETOOLONG;
    return connect(descriptor, (struct sockaddr *)&address, length) < 0 ? -errno : 0;
}

/// One datagram to the socket at `path`.
static inline int cs_send_to_path(
    int descriptor, const char *path, const void *bytes, size_t count) {
    struct sockaddr_un address;
    socklen_t length = cs_socket_address(path, &address);
    if (length == 0) return -ENAMETOOLONG;
    return sendto(descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT,
                  (struct sockaddr *)&address, length) < 0 ? -errno : 0;
}

static inline int cs_listen(int descriptor, int backlog) {
    return listen(descriptor, backlog) < 0 ? -errno : 0;
}

/// The next connection, nonblocking and not inherited by children.
static inline int cs_accept(int descriptor) {
    int accepted = accept4(descriptor, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    return accepted < 0 ? -errno : accepted;
}

/// Who connected, by the kernel's word. On failure the ids are the invalid ones, never 0.
static inline int cs_peer_credentials(int descriptor, uint32_t *uid, uint32_t *gid, int32_t *pid) {
    struct cs_credentials peer = {.pid = -1, .uid = UINT32_MAX, .gid = UINT32_MAX};
    socklen_t length = sizeof peer;
    *uid = UINT32_MAX, *gid = UINT32_MAX, *pid = -1;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) < 0) return -errno;
    if (length != sizeof peer) return -EINVAL;
    *uid = peer.uid, *gid = peer.gid, *pid = peer.pid;
    return 0;
}

static inline int cs_socket_option(int descriptor, int option, int *value) {
    socklen_t length = sizeof *value;
    return getsockopt(descriptor, SOL_SOCKET, option, value, &length) < 0 ? -errno : 0;
}

/// Sends without waiting and without a signal when the peer is gone.
static inline long cs_send(int descriptor, const void *bytes, size_t count) {
    ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent < 0 ? -errno : sent;
}

/// As `cs_send`, but waits until something could be sent.
static inline long cs_send_waiting(int descriptor, const void *bytes, size_t count) {
    ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL);
    return sent < 0 ? -errno : sent;
}

static inline long cs_receive(int descriptor, void *buffer, size_t capacity) {
    ssize_t count = recv(descriptor, buffer, capacity, 0);
    return count < 0 ? -errno : count;
}

/// `which`: SHUT_RD, SHUT_WR or SHUT_RDWR.
static inline int cs_shutdown(int descriptor, int which) {
    return shutdown(descriptor, which) < 0 ? -errno : 0;
}

#endif

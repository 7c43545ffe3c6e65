// Files: opening without variadic arguments, kinds, locks, renaming without replacing.
#ifndef JIFEN_CSYSTEM_FILES_H
#define JIFEN_CSYSTEM_FILES_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define CS_F_OFD_SETLK 37
#define CS_RENAME_NOREPLACE 1

/// Declared by glibc only under _GNU_SOURCE.
int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags);

static inline int cs_errno(void) { return errno; }

/// Gives those of the descriptors 0, 1 and 2 that are closed a file on which reading, or writing,
/// fails; else the next file or socket that is opened would be taken for them.
static inline void cs_occupy_standard_descriptors(void) {
    for (int number = 0; number < 3; number++)
        if (fcntl(number, F_GETFD) < 0) open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY);
}

static inline int cs_open(const char *path, int flags, mode_t mode) {
    int descriptor = open(path, flags, mode);
    return descriptor < 0 ? -errno : descriptor;
}

static inline long cs_read(int descriptor, void *buffer, size_t capacity) {
    ssize_t count = read(descriptor, buffer, capacity);
    return count < 0 ? -errno : count;
}

static inline long cs_write(int descriptor, const void *bytes, size_t count) {
    ssize_t written = write(descriptor, bytes, count);
    return written < 0 ? -errno : written;
}

/// Does not follow a symbolic link at the end of the path.
static inline int cs_lstat(const char *path, struct stat *result) {
    return lstat(path, result) < 0 ? -errno : 0;
}

static inline int cs_stat(const char *path, struct stat *result) {
    return stat(path, result) < 0 ? -errno : 0;
}

static inline int cs_fstat(int descriptor, struct stat *result) {
    return fstat(descriptor, result) < 0 ? -errno : 0;
}

static inline int cs_is_directory(mode_t mode) { return S_ISDIR(mode); }
static inline int cs_is_link(mode_t mode) { return S_ISLNK(mode); }
static inline int cs_is_file(mode_t mode) { return S_ISREG(mode); }
static inline int cs_is_socket(mode_t mode) { return S_ISSOCK(mode); }
static inline int cs_is_pipe(mode_t mode) { return S_ISFIFO(mode); }

/// Takes the whole file for writing, without waiting, for this open file description: a lock that
/// another descriptor of the same process cannot drop by closing. -EAGAIN: somebody else has it.
static inline int cs_lock_file(int descriptor) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(descriptor, CS_F_OFD_SETLK, &lock) < 0 ? -errno : 0;
}

/// As `cs_lock_file`, but one byte only, which need not exist.
static inline int cs_lock_byte(int descriptor, long long place) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = place, .l_len = 1};
    return fcntl(descriptor, CS_F_OFD_SETLK, &lock) < 0 ? -errno : 0;
}

static inline int cs_set_close_on_exec(int descriptor) {
    return fcntl(descriptor, F_SETFD, FD_CLOEXEC) < 0 ? -errno : 0;
}

static inline int cs_set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    return flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) < 0 ? -errno : 0;
}

static inline int cs_rename(const char *from, const char *to) {
    return rename(from, to) < 0 ? -errno : 0;
}

/// -EEXIST when there is something under the new name.
///
/// Where the file system has no such renaming (NFS, some sticks), a second link does it; where it
/// has no links either, a look beforehand has to do.
static inline int cs_rename_without_replacing(const char *from, const char *to) {
    struct stat there;
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, CS_RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -errno;
    if (link(from, to) == 0) return unlink(from) < 0 ? -errno : 0;
    if (errno == EEXIST || lstat(to, &there) == 0) return -EEXIST;
    return rename(from, to) < 0 ? -errno : 0;
}

/// Gives an open file the owner, group and mode of another, as far as they differ.
static inline int cs_take_after(int descriptor, const struct stat *model) {
    struct stat own;
    if (fstat(descriptor, &own) < 0) return -errno;
    if (own.st_uid != model->st_uid || own.st_gid != model->st_gid) {
        if (fchown(descriptor, model->st_uid, model->st_gid) < 0) return -errno;
    } else if (((own.st_mode ^ model->st_mode) & 07777) == 0) {
        return 0;
    }
    return fchmod(descriptor, model->st_mode & 07777) < 0 ? -errno : 0;
}

/// What root makes in the folder of somebody else becomes theirs: they could not use it otherwise.
/// `path`: of the open file; its folder is looked at.
static inline int cs_give_to_owner_of_folder(int descriptor, const char *path) {
    struct stat folder, own;
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    char name[4096] = "./";
    if (geteuid() != 0) return 0;
    if (length >= sizeof name) return -ENAMETOOLONG;
    if (length > 0) memcpy(name, path, length), name[length] = 0;
    if (stat(name, &folder) < 0 || fstat(descriptor, &own) < 0) return -errno;
    if (folder.st_uid == 0 || !S_ISREG(own.st_mode) || own.st_nlink != 1) return 0;
    return fchown(descriptor, folder.st_uid, folder.st_gid) < 0 ? -errno : 0;
}

/// Whether this process, as who it acts, may do this (R_OK, W_OK, X_OK): 0 or -errno.
static inline int cs_access(const char *path, int mode) {
    return faccessat(AT_FDCWD, path, mode, AT_EACCESS) < 0 ? -errno : 0;
}

/// Whether a process of this number runs; also of another user.
static inline int cs_runs(pid_t process) { return kill(process, 0) == 0 || errno == EPERM; }

/// Does not follow a symbolic link at the end of the path.
static inline int cs_chmod(const char *path, mode_t mode) {
    return fchmodat(AT_FDCWD, path, mode, AT_SYMLINK_NOFOLLOW) < 0 ? -errno : 0;
}

/// Bytes that a process without privileges may still write where the path is.
static inline long long cs_free_bytes(const char *path) {
    struct statvfs disk;
    if (statvfs(path, &disk) < 0) return -errno;
    return (long long)disk.f_bavail * (long long)disk.f_frsize;
}

static inline int cs_unlink(const char *path) { return unlink(path) < 0 ? -errno : 0; }

static inline int cs_make_directory(const char *path, mode_t mode) {
    return mkdir(path, mode) < 0 ? -errno : 0;
}

#endif

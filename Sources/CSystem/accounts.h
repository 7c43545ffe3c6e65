// The system's users: names and numbers.
#ifndef JIFEN_CSYSTEM_ACCOUNTS_H
#define JIFEN_CSYSTEM_ACCOUNTS_H

#include <errno.h>
#include <pwd.h>
#include <stdint.h>
#include <string.h>

/// Writes the user's name with its terminating zero; its length, 0 when there is no such user.
static inline int cs_user_name(uint32_t uid, char *name, size_t capacity) {
    struct passwd entry, *found = NULL;
    char buffer[16384];
    int failure = getpwuid_r(uid, &entry, buffer, sizeof buffer, &found);
    if (failure != 0 || found == NULL) return -failure;
    size_t length = strlen(entry.pw_name);
    if (length + 1 > capacity) return -ERANGE;
    memcpy(name, entry.pw_name, length + 1);
    return (int)length;
}

/// 1 and the user's number; 0 when there is no such user.
static inline int cs_user_id(const char *name, uint32_t *uid) {
    struct passwd entry, *found = NULL;
    char buffer[16384];
    *uid = UINT32_MAX;
    int failure = getpwnam_r(name, &entry, buffer, sizeof buffer, &found);
    if (failure != 0 || found == NULL) return -failure;
    *uid = entry.pw_uid;
    return 1;
}

#endif

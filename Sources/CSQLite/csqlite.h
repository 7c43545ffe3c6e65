// SQLite: variadic functions, computed macros and pointer constants that Swift cannot import.
#ifndef JIFEN_CSQLITE_H
#define JIFEN_CSQLITE_H

#include <errno.h>
#include <sqlite3.h>
#include <stdint.h>

/// Before anything else, once a process: no counting of memory, which would take a mutex at every
/// allocation of every connection. Later it has no effect.
static inline int cs_sqlite_begin(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/// Sets a connection's boolean option and says in `result` what it is afterwards.
static inline int cs_sqlite_configure(sqlite3 *db, int option, int value, int *result) {
    return sqlite3_db_config(db, option, value, result);
}

/// SQLite copies the bytes before the call returns. `bytes` may be NULL only when `count` is 0:
/// that binds an empty text, not NULL.
static inline int cs_sqlite_bind_text(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(
        statement, index, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// As `cs_sqlite_bind_text`, for a blob.
static inline int cs_sqlite_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

static const int32_t CS_SQLITE_IOERR_WRITE = SQLITE_IOERR_WRITE;

/// Whether the write that just failed had no room: on the disk, in a quota, or under a limit on the
/// file's size. At a commit SQLite does not take over the number; nothing that it calls after the
/// write fails, so it is still there.
static inline int cs_sqlite_has_no_room(sqlite3 *database) {
    int seen[2] = {errno, sqlite3_system_errno(database)};
    for (int i = 0; i < 2; i++)
        if (seen[i] == ENOSPC || seen[i] == EFBIG || seen[i] == EDQUOT) return 1;
    return 0;
}

#endif

// Conversion of character sets (GB18030 to UTF-8, mostly).
#ifndef JIFEN_CSYSTEM_ICONVERSION_H
#define JIFEN_CSYSTEM_ICONVERSION_H

#include <errno.h>
#include <iconv.h>
#include <stddef.h>

/// NULL when the C library does not know one of the names.
static inline iconv_t cs_iconv_open(const char *to, const char *from) {
    iconv_t made = iconv_open(to, from);
    return made == (iconv_t)-1 ? NULL : made;
}

/// Moves both cursors. 0: all converted; -E2BIG: the output is full; -EILSEQ: invalid input at the
/// cursor; -EINVAL: the input ends inside a character.
static inline int cs_iconv(
    iconv_t conversion, const char **input, size_t *inputLeft, char **output, size_t *outputLeft) {
    size_t result = iconv(conversion, (char **)input, inputLeft, output, outputLeft);
    return result == (size_t)-1 ? -errno : 0;
}

#endif

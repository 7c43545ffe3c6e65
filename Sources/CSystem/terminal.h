// Terminals: size, raw mode.
#ifndef JIFEN_CSYSTEM_TERMINAL_H
#define JIFEN_CSYSTEM_TERMINAL_H

#include <errno.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/// -ENOTTY when the descriptor is not a terminal; 0 columns when the terminal does not know.
static inline int cs_window_size(int descriptor, int32_t *rows, int32_t *columns) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) < 0) return -errno;
    *rows = size.ws_row, *columns = size.ws_col;
    return 0;
}

/// Single keys without echo; signals from the keyboard keep working.
static inline int cs_single_keys(int descriptor, struct termios *before) {
    if (tcgetattr(descriptor, before) < 0) return -errno;
    struct termios raw = *before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(descriptor, TCSADRAIN, &raw) < 0 ? -errno : 0;
}

static inline int cs_restore_terminal(int descriptor, const struct termios *before) {
    return tcsetattr(descriptor, TCSADRAIN, before) < 0 ? -errno : 0;
}

#endif

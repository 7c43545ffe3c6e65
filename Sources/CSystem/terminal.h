// Terminals: size, raw mode, giving them back whatever happens.
#ifndef JIFEN_CSYSTEM_TERMINAL_H
#define JIFEN_CSYSTEM_TERMINAL_H

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
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

static inline int cs_restore_terminal(int descriptor, const struct termios *before) {
    return tcsetattr(descriptor, TCSADRAIN, before) < 0 ? -errno : 0;
}

/// Every key as it comes, Ctrl-C, Ctrl-Z and Ctrl-S too, without echo; output is still cooked.
static inline int cs_every_key(int descriptor, struct termios *before) {
    if (tcgetattr(descriptor, before) < 0) return -errno;
    struct termios raw = *before;
    raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON);
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(descriptor, TCSADRAIN, &raw) < 0 ? -errno : 0;
}

/// Throws away what was typed and not read yet.
static inline int cs_discard_input(int descriptor) {
    return tcflush(descriptor, TCIFLUSH) < 0 ? -errno : 0;
}

/// What a program that crashes has to put right before it ends.
struct cs_terminal_hold {
    int input, output;
    struct termios before;
    char farewell[64];
    struct sigaction previous[6];
};

/// One for each object file that asks, so: ask from one file only.
static inline struct cs_terminal_hold *cs_terminal_held(void) {
    static struct cs_terminal_hold hold = {.input = -1};
    return &hold;
}

static inline int cs_crash_signal(int index) {
    static const int signals[6] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
    return signals[index];
}

/// Only what may be called from a signal handler. The signal then comes a second time, to whoever
/// would have had it.
static inline void cs_give_terminal_back(int signal) {
    struct cs_terminal_hold *hold = cs_terminal_held();
    if (hold->input >= 0) {
        ssize_t ignored = write(hold->output, hold->farewell, strlen(hold->farewell));
        (void)ignored;
        tcsetattr(hold->input, TCSANOW, &hold->before);
        hold->input = -1;
    }
    for (int index = 0; index < 6; index++)
        if (cs_crash_signal(index) == signal) sigaction(signal, &hold->previous[index], NULL);
    raise(signal);
}

/// From now on a crash writes `farewell` (at most 63 bytes) and restores the input's settings.
static inline void cs_hold_terminal(
    int input, int output, const struct termios *before, const char *farewell) {
    struct cs_terminal_hold *hold = cs_terminal_held();
    hold->output = output, hold->before = *before;
    strncpy(hold->farewell, farewell, sizeof hold->farewell - 1);
    struct sigaction action = {.sa_handler = cs_give_terminal_back};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < 6; index++)
        sigaction(cs_crash_signal(index), &action, &hold->previous[index]);
    hold->input = input;
}

static inline void cs_release_terminal(void) {
    struct cs_terminal_hold *hold = cs_terminal_held();
    if (hold->input < 0) return;
    hold->input = -1;
    for (int index = 0; index < 6; index++)
        sigaction(cs_crash_signal(index), &hold->previous[index], NULL);
}

#endif

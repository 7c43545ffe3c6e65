// Preloaded: a kernel whose clock is kept right by others, as far as the process can see.
#include <sys/timex.h>
#include <time.h>

int adjtimex(struct timex *state) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    *state = (struct timex){0};
    state->time.tv_sec = now.tv_sec;
    return TIME_OK;
}

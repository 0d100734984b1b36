#define _GNU_SOURCE
#include "include/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static int ends[2] = {-1, -1};
static const int ending[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
static const int screen[] = {SIGTSTP, SIGCONT, SIGWINCH};

// A full pipe already wakes the loop, so a byte that does not fit is no loss.
static void report(int signal_number) {
  int saved_errno = errno;
  unsigned char byte = (unsigned char)signal_number;
  ssize_t ignored = write(ends[1], &byte, 1);
  (void)ignored;
  errno = saved_errno;
}

static void act(const int *signals, size_t count, void (*handler)(int)) {
  // Without SA_RESTART: a read that another process took the input from must not wait on.
  struct sigaction action = {.sa_handler = handler};
  sigemptyset(&action.sa_mask);
  sigset_t set;
  sigemptyset(&set);
  for (size_t index = 0; index < count; index++) {
    sigaction(signals[index], &action, NULL);
    sigaddset(&set, signals[index]);
  }
  // A program may inherit them blocked.
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

int signals_catch_ending(void) {
  if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  act(ending, sizeof ending / sizeof ending[0], report);
  return ends[0];
}

void signals_catch_screen(void) {
  act(screen, sizeof screen / sizeof screen[0], report);
}

void signals_release(void) {
  act(ending, sizeof ending / sizeof ending[0], SIG_DFL);
  act(screen, sizeof screen / sizeof screen[0], SIG_DFL);
  for (int end = 0; end < 2; end++) {
    if (ends[end] >= 0) close(ends[end]);
    ends[end] = -1;
  }
}

void signals_stop_job(void) {
  static const int stop[] = {SIGTSTP};
  act(stop, 1, SIG_DFL);
  // The whole group, since a script may have started the program.
  kill(0, SIGTSTP);
  act(stop, 1, report);
}

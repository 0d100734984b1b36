#define _GNU_SOURCE
#include "include/hardening.h"

#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

void hardening_apply(void) {
  // First, since what was freed before it is not overwritten.
  mallopt(M_PERTURB, 0xA5);
  umask(077);
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_DUMPABLE, 0);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

void hardening_ignore_own_terminfo(void) {
  static const char *const names[] = {"TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH"};
  for (size_t index = 0; index < sizeof names / sizeof names[0]; index++) unsetenv(names[index]);
}

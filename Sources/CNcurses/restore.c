#define _GNU_SOURCE
#include "include/restore.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

// What of the terminal is in use: nothing, its modes, or its screen as well.
enum use { UNUSED, MODES, SCREEN };

struct restore {
  volatile sig_atomic_t use;
  int descriptor;
  struct termios modes;
  size_t length;
  char bytes[1024];
};

static struct restore own;
static struct restore *restore = &own;

bool restore_share(void) {
  void *page = mmap(NULL, sizeof own, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return false;
  memcpy(page, restore, sizeof own);
  restore = page;
  return true;
}

bool restore_save(int descriptor) {
  restore->descriptor = descriptor;
  restore->length = 0;
  return tcgetattr(descriptor, &restore->modes) == 0;
}

void restore_prepare(const char *bytes, size_t length) {
  if (length > sizeof restore->bytes) length = 0;
  memcpy(restore->bytes, bytes, length);
  restore->length = length;
}

void restore_take_modes(void) {
  restore->use = MODES;
}

void restore_take_screen(void) {
  if (restore->use == MODES) restore->use = SCREEN;
}

// A terminal that nobody reads from must not keep a dying program alive.
static void write_all(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    struct pollfd writable = {.fd = descriptor, .events = POLLOUT};
    int ready = poll(&writable, 1, 100);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return;
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

void restore_now(void) {
  int saved_errno = errno;
  sig_atomic_t use = restore->use;
  restore->use = UNUSED;
  if (use != UNUSED) {
    if (use == SCREEN) write_all(restore->descriptor, restore->bytes, restore->length);
    // When another job has the terminal, its modes are that job's affair.
    pid_t owner = tcgetpgrp(restore->descriptor);
    if (owner < 0 || owner == getpgrp()) {
      tcsetattr(restore->descriptor, TCSANOW, &restore->modes);
      // Keys that the program did not come to must not be taken for commands by the shell.
      tcflush(restore->descriptor, TCIFLUSH);
    }
  }
  errno = saved_errno;
}

static void crashed(int signal_number) {
  restore_now();
  // The default action is back in place and ends the program as soon as this handler returns.
  raise(signal_number);
}

void restore_on_crash(void) {
  // Faults of a full stack need another one to be handled on.
  static char stack[64 * 1024];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);

  static const int faults[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
  struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK | SA_RESETHAND};
  sigfillset(&action.sa_mask);
  for (size_t index = 0; index < sizeof faults / sizeof faults[0]; index++)
    sigaction(faults[index], &action, NULL);
}

#define _GNU_SOURCE
#include "include/guardian.h"

#include "include/restore.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile pid_t child;

static void forward(int signal_number, siginfo_t *info, void *context) {
  (void)context;
  int saved_errno = errno;
  // The terminal sends its signals to the child as well, except HUP, which only the leader gets.
  bool is_sent = info->si_code <= 0 && info->si_pid != child;
  if (is_sent || signal_number == SIGHUP) kill(child, signal_number);
  errno = saved_errno;
}

// Ends with the same exit status, or by the same signal.
static void end_like(int status) {
  if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
  int signal_number = WTERMSIG(status);
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  signal(signal_number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal_number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  kill(getpid(), signal_number);
  _exit(128 + signal_number);
}

// Stops as the child did, until the shell continues the job. A child stopped by STOP could not
// leave the screen itself.
static void stop_like(int status) {
  restore_now();
  int signal_number = WSTOPSIG(status);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void forward_all(void) {
  static const int signals[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP};
  struct sigaction action = {.sa_sigaction = forward, .sa_flags = SA_SIGINFO};
  sigfillset(&action.sa_mask);
  for (size_t index = 0; index < sizeof signals / sizeof signals[0]; index++)
    sigaction(signals[index], &action, NULL);
}

// Waits for the next change of the child. After a stop the child may need to be continued: a shell
// that meant the whole job has done so already.
static int next_status(bool was_stopped) {
  int status;
  if (was_stopped) {
    pid_t changed = waitpid(child, &status, WNOHANG | WUNTRACED | WCONTINUED);
    if (changed == 0) kill(child, SIGCONT);
    if (changed > 0 && !WIFCONTINUED(status)) return status;
  }
  for (;;) {
    pid_t changed = waitpid(child, &status, WUNTRACED);
    if (changed > 0) return status;
    if (errno != EINTR) _exit(2);
  }
}

// The Swift runtime may have put handlers in place that print what the program did.
static void end_plainly_on_crash(void) {
  static const int faults[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
  for (size_t index = 0; index < sizeof faults / sizeof faults[0]; index++)
    signal(faults[index], SIG_DFL);
}

_Noreturn static void guard(const sigset_t *before) {
  forward_all();
  end_plainly_on_crash();
  sigprocmask(SIG_SETMASK, before, NULL);
  int status = next_status(false);
  while (WIFSTOPPED(status)) {
    stop_like(status);
    forward_all();
    status = next_status(true);
  }
  restore_now();
  end_like(status);
  _exit(2);
}

bool guardian_start(void) {
  if (!restore_share()) return false;
  // Signals wait until both know what to do with them.
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
  child = fork();
  if (child > 0) guard(&before);
  bool is_guarded = child == 0;
  if (is_guarded) {
    prctl(PR_SET_PDEATHSIG, SIGHUP);
    if (getppid() != parent) raise(SIGHUP);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  return is_guarded;
}

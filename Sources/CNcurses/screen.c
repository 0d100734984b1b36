#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "include/screen.h"

#include "include/hardening.h"
#include "include/restore.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *current;
static FILE *drawing;
// What was drawn and not yet sent: the memory behind `drawing`, which grows with it.
static char *drawn;
static size_t drawn_room = 256 * 1024;
static bool is_ansi;
static bool is_utf8;
static bool may_color;
static bool mouse_is_on;

// MARK: - Opening

static bool set_locale(void) {
  // The neutral one first: with it a letter is as wide on every machine.
  if (setlocale(LC_CTYPE, "C.UTF-8") == NULL && setlocale(LC_CTYPE, "") == NULL) return false;
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static const char *capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == NULL || value == (char *)-1 ? "" : value;
}

// Padding such as $<5> is for terminals of the past and must not be written as it stands.
static size_t append(char *bytes, size_t length, size_t room, const char *more) {
  while (*more != '\0' && length < room) {
    if (more[0] == '$' && more[1] == '<') {
      const char *end = strchr(more, '>');
      if (end != NULL) {
        more = end + 1;
        continue;
      }
    }
    bytes[length++] = *more++;
  }
  return length;
}

static void draw(const char *bytes, size_t length) {
  ssize_t ignored = write(fileno(drawing), bytes, length);
  (void)ignored;
}

static bool write_all(const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, length);
    if (written < 0 && errno == EAGAIN) {
      struct pollfd writable = {.fd = STDOUT_FILENO, .events = POLLOUT};
      poll(&writable, 1, -1);
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    length -= (size_t)written;
  }
  return true;
}

// Sends what was drawn and keeps no copy of it, only the memory: the kernel takes longer to find a
// page for every frame than to do all the rest of a key.
static bool deliver(void) {
  restore_take_screen();
  off_t end = lseek(fileno(drawing), 0, SEEK_CUR);
  if (end < 0) return false;
  size_t length = (size_t)end;
  if (length > drawn_room) {
    void *larger = mremap(drawn, drawn_room, length, MREMAP_MAYMOVE);
    if (larger == MAP_FAILED) return false;
    drawn = larger;
    drawn_room = length;
  }
  bool is_delivered = write_all(drawn, length);
  memset(drawn, 0, length);
  return lseek(fileno(drawing), 0, SEEK_SET) == 0 && is_delivered;
}

static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1003l\033[?1002l\033[?1000l";

static void prepare_restore(void) {
  char bytes[1024];
  size_t length = 0;
  const size_t room = sizeof bytes;
  if (is_ansi) {
    length = append(bytes, length, room, mouse_off);
    length = append(bytes, length, room, "\033[?2004l\033[?1004l");
  }
  length = append(bytes, length, room, capability("sgr0"));
  length = append(bytes, length, room, capability("op"));
  // Nothing may be left to be read, be it on this screen or the one below.
  length = append(bytes, length, room, capability("clear"));
  length = append(bytes, length, room, capability("cnorm"));
  length = append(bytes, length, room, capability("rmcup"));
  length = append(bytes, length, room, capability("rmkx"));
  restore_prepare(bytes, length < room ? length : 0);
}

static void enter(bool with_screen) {
  char bytes[256];
  size_t length = 0;
  if (with_screen) length = append(bytes, length, sizeof bytes, capability("smcup"));
  length = append(bytes, length, sizeof bytes, capability("smkx"));
  if (is_ansi) length = append(bytes, length, sizeof bytes, "\033[?2004h");
  if (is_ansi && mouse_is_on) length = append(bytes, length, sizeof bytes, mouse_on);
  draw(bytes, length);
}

// Keys arrive at once and as they are, Ctrl-C and Ctrl-Z too.
static void set_raw(void) {
  struct termios modes;
  if (tcgetattr(STDOUT_FILENO, &modes) != 0) return;
  modes.c_iflag &= ~(tcflag_t)(BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
  modes.c_oflag &= ~(tcflag_t)OPOST;
  modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  tcsetattr(STDOUT_FILENO, TCSANOW, &modes);
}

// ncurses writes a frame in dozens of pieces, each of which a terminal may show. So it writes to
// memory, from where the frame goes to the terminal in one piece.
static bool start_drawing(void) {
  int descriptor = memfd_create("frame", MFD_CLOEXEC);
  if (descriptor < 0) return false;
  if (ftruncate(descriptor, (off_t)drawn_room) != 0) return false;
  void *memory =
      mmap(NULL, drawn_room, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (memory == MAP_FAILED) return false;
  drawn = memory;
  drawing = fdopen(descriptor, "w");
  return drawing != NULL;
}

static void stop_drawing(void) {
  if (drawing != NULL) fclose(drawing);
  if (drawn != NULL) munmap(drawn, drawn_room);
  drawing = NULL;
  drawn = NULL;
}

static bool start(const char *type, bool own_terminfo) {
  if (own_terminfo) {
    current = newterm((char *)type, drawing, stdin);
    return current != NULL;
  }
  hardening_ignore_own_terminfo();
  // ncurses also looks in the home folder, unless there is none.
  const char *home = getenv("HOME");
  char *kept = home == NULL ? NULL : strdup(home);
  unsetenv("HOME");
  current = newterm((char *)type, drawing, stdin);
  if (kept != NULL) setenv("HOME", kept, 1);
  free(kept);
  return current != NULL;
}

enum screen_failure screen_open(
    const char *type, bool uses_utf8, bool uses_colors, bool own_terminfo) {
  if (!isatty(STDIN_FILENO) || !restore_save(STDOUT_FILENO) || !start_drawing())
    return SCREEN_NO_TERMINAL;
  is_utf8 = uses_utf8 && set_locale();
  // Up to here nothing has changed for the terminal, and it need not be given back.
  if (!start(type, own_terminfo)) {
    stop_drawing();
    return SCREEN_UNKNOWN_TYPE;
  }
  if (*capability("cup") == '\0') {
    screen_close();
    return SCREEN_NO_CURSOR;
  }
  is_ansi = strncmp(capability("cup"), "\033[", 2) == 0;
  prepare_restore();
  restore_take_modes();
  set_raw();
  nonl();
  // A frame is drawn whole, even if the next key is there already.
  typeahead(-1);
  may_color = uses_colors && tigetnum("colors") >= 8;
  enter(false);
  screen_fit();
  return SCREEN_OPENED;
}

bool screen_is_utf8(void) {
  return is_utf8;
}

// MARK: - Size

void screen_size(int *rows, int *columns) {
  getmaxyx(stdscr, *rows, *columns);
}

void screen_fit(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return;
  resize_term(size.ws_row, size.ws_col);
  werase(stdscr);
  clearok(curscr, TRUE);
}

// MARK: - Drawing

// Colours are set up at the first use, since many screens have none.
static short color_pair(unsigned color) {
  static bool is_started;
  static bool is_made[17];
  if (!is_started) {
    is_started = true;
    // Without the terminal's own colours there would be a background.
    may_color = start_color() == OK && use_default_colors() == OK;
  }
  if (!may_color) return 0;
  if (!is_made[color]) {
    is_made[color] = true;
    init_pair((short)color, (short)(color - 1), -1);
  }
  return (short)color;
}

static void set_look(unsigned look) {
  attr_t attributes = A_NORMAL;
  short pair = 0;
  if (look & SCREEN_BOLD) attributes |= A_BOLD;
  if (look & SCREEN_DIM) attributes |= A_DIM;
  if (look & SCREEN_UNDERLINED) attributes |= A_UNDERLINE;
  if (look & SCREEN_REVERSED) attributes |= A_REVERSE;
  unsigned color = look & SCREEN_COLOR;
  if (color != 0 && may_color) {
    if (color > 8 && tigetnum("colors") < 16) {
      // The bright black of eight colours is black, which nobody can read on black.
      attributes |= color == 9 ? A_DIM : A_BOLD;
      color = color == 9 ? 0 : color - 8;
    }
    if (color != 0) pair = color_pair(color);
  }
  wattr_set(stdscr, attributes, pair, NULL);
}

// Reads one scalar; the text is valid, since it comes from a Swift string.
static const unsigned char *read_scalar(
    const unsigned char *at, const unsigned char *end, wchar_t *scalar) {
  unsigned char first = *at++;
  if (first < 0x80) {
    *scalar = first;
    return at;
  }
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  wchar_t value = first & (0x3F >> more);
  while (more-- > 0 && at < end) value = (value << 6) | (*at++ & 0x3F);
  *scalar = value;
  return at;
}

void screen_put(int row, int column, const char *text, size_t length, unsigned look) {
  set_look(look);
  if (wmove(stdscr, row, column) == ERR) return;
  const unsigned char *at = (const unsigned char *)text;
  const unsigned char *end = at + length;
  wchar_t letters[1024];
  int count = 0;
  while (at < end) {
    wchar_t scalar;
    at = read_scalar(at, end, &scalar);
    // Terminals disagree on how wide the signs get that choose between two looks.
    if (scalar == 0xFE0E || scalar == 0xFE0F) continue;
    if (scalar >= 0x7F && wcwidth(scalar) < 0) {
      if (scalar >= 0x1F000 && scalar < 0x1FC00) letters[count++] = '?';
      scalar = '?';
    }
    letters[count++] = scalar < 0x20 ? '?' : scalar;
    if (count >= 1022) {
      waddnwstr(stdscr, letters, count);
      count = 0;
    }
  }
  waddnwstr(stdscr, letters, count);
}

void screen_blank(int row, int column) {
  wattr_set(stdscr, A_NORMAL, 0, NULL);
  if (wmove(stdscr, row, column) == OK) wclrtoeol(stdscr);
}

bool screen_show(int row, int column) {
  wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  doupdate();
  return deliver();
}

void screen_forget(void) {
  clearok(curscr, TRUE);
}

// MARK: - Leaving and returning

void screen_mouse(bool on) {
  if (on == mouse_is_on || !is_ansi) return;
  mouse_is_on = on;
  draw(on ? mouse_on : mouse_off, on ? sizeof mouse_on - 1 : sizeof mouse_off - 1);
  deliver();
}

void screen_leave(void) {
  restore_now();
}

void screen_return(void) {
  // In the background this stops the program once more, with nothing to be given back yet.
  set_raw();
  restore_take_modes();
  enter(true);
  werase(stdscr);
  clearok(curscr, TRUE);
}

void screen_close(void) {
  if (current == NULL) return;
  delscreen(current);
  current = NULL;
  stop_drawing();
}

// MARK: - Questions

const char *screen_key(const char *name) {
  const char *value = capability(name);
  return *value == '\0' ? NULL : value;
}

int screen_width(unsigned scalar) {
  return wcwidth((wchar_t)scalar);
}

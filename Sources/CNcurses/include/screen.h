#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>
#include <stddef.h>

/// Why a screen could not be opened.
enum screen_failure {
  SCREEN_OPENED = 0,
  SCREEN_NO_TERMINAL,
  SCREEN_UNKNOWN_TYPE,
  SCREEN_NO_CURSOR,
};

/// How a text looks, in bits; the lowest five are a colour counted from 1, 0 is the terminal's own.
enum screen_look {
  SCREEN_COLOR = 0x1F,
  SCREEN_BOLD = 0x20,
  SCREEN_DIM = 0x40,
  SCREEN_UNDERLINED = 0x80,
  SCREEN_REVERSED = 0x100,
};

/// Opens the screen of a terminal type on standard input and output.
///
/// With `uses_utf8` the locale is set so that all of Unicode can be shown; `screen_is_utf8` tells
/// whether that worked. The terminal is given back by `restore_now` or `screen_leave`.
enum screen_failure screen_open(
    const char *type, bool uses_utf8, bool uses_colors, bool own_terminfo);

/// Whether text may go beyond ASCII.
bool screen_is_utf8(void);

/// The number of rows and columns that the screen was opened with or resized to.
void screen_size(int *rows, int *columns);

/// Asks the terminal for its size and takes it over.
void screen_fit(void);

/// Puts UTF-8 text at a place; what is not printable becomes a question mark.
void screen_put(int row, int column, const char *text, size_t length, unsigned look);

/// Blanks the rest of a row.
void screen_blank(int row, int column);

/// Sends what changed to the terminal and puts the cursor at a place; false if it is gone.
bool screen_show(int row, int column);

/// Forgets what the terminal shows, so that the next `screen_show` sends everything.
void screen_forget(void);

/// Takes or leaves the mouse.
void screen_mouse(bool on);

/// Erases the screen and gives the terminal back.
void screen_leave(void);

/// Takes the terminal again after `screen_leave`, or after a stop that left it in another's hands.
void screen_return(void);

/// Ends the use of ncurses after `screen_leave`.
void screen_close(void);

/// The bytes that the terminal sends for a key by its terminfo name, or NULL.
const char *screen_key(const char *name);

/// The cells of a scalar by the locale of the screen, as `wcwidth` has it.
int screen_width(unsigned scalar);

#endif

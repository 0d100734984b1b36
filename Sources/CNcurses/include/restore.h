#ifndef RESTORE_H
#define RESTORE_H

#include <stdbool.h>
#include <stddef.h>

// How to give the terminal back, prepared beforehand, so that a crashing program or its guardian
// only has to write it.

/// Keeps the modes of the terminal behind a descriptor; false if it is no terminal.
bool restore_save(int descriptor);

/// Sets what is to be written to leave the screen.
void restore_prepare(const char *bytes, size_t length);

/// Says that the modes of the terminal will be changed.
void restore_take_modes(void);

/// Says that the screen will be written on as well.
void restore_take_screen(void);

/// Gives back what was taken. Safe in a signal handler; the second call does nothing.
void restore_now(void);

/// Lets faults of the program give the terminal back before it ends by them.
void restore_on_crash(void);

/// Moves what is prepared to memory that a child process will share; false if there is none.
bool restore_share(void);

#endif

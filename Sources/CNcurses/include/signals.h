#ifndef SIGNALS_H
#define SIGNALS_H

// Signals as bytes in a pipe, so that they are dealt with in the loop like keys.

/// Catches what ends the program: HUP, TERM, INT and QUIT. Returns the end to read from, or -1.
int signals_catch_ending(void);

/// Catches what concerns a screen as well: TSTP, CONT and WINCH.
void signals_catch_screen(void);

/// Gives back the default actions and closes the pipe.
void signals_release(void);

/// Stops the whole job as Ctrl-Z does and returns when it goes on.
///
/// Returns at once where nobody could continue it: the kernel does not stop an orphaned group.
void signals_stop_job(void);

#endif

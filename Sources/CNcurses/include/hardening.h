#ifndef HARDENING_H
#define HARDENING_H

/// Makes the process keep its memory and files to itself.
///
/// New files are for the owner alone, no core is dumped, no other process may look inside, freed
/// memory is overwritten, and a full disk or closed pipe is an error instead of the end.
void hardening_apply(void);

/// Forgets terminal descriptions that come from the user's own folder or environment.
void hardening_ignore_own_terminfo(void);

#endif

#ifndef GUARDIAN_H
#define GUARDIAN_H

#include <stdbool.h>

/// Splits off a child that goes on as the program; the parent stays to give the terminal back.
///
/// Returns in the child alone. The parent waits, ends as the child ended, and stops and goes on
/// with it, so that a shell sees one program. Returns false where there could be no child: the
/// program then goes on unguarded.
bool guardian_start(void);

#endif

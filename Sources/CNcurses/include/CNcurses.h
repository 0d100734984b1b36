#ifndef CNCURSES_H
#define CNCURSES_H

// What Swift cannot say itself: macros and globals of ncurses, signal handlers, fork.
#include "guardian.h"
#include "hardening.h"
#include "heap.h"
#include "restore.h"
#include "screen.h"
#include "signals.h"

#endif

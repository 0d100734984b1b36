#ifndef HEAP_H
#define HEAP_H

#include <stddef.h>

/// Lets the heap grow by large steps, in large pages where the kernel has them; the first step at least
/// by so many bytes.
///
/// A page at its first touch costs a microsecond or two, and a guide takes a few thousand of them.
void heap_prepare(size_t room);

#endif

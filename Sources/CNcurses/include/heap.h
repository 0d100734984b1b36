#ifndef HEAP_H
#define HEAP_H

/// Lets the heap grow by large steps, in large pages where the kernel has them.
///
/// A page at its first touch costs a microsecond or two, and a guide takes a few thousand of them.
void heap_prepare(void);

#endif

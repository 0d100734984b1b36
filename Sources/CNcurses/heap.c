#define _GNU_SOURCE
#include "include/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE_PAGE = 2 << 20, STEP = 4 * LARGE_PAGE, LEAD = 256 * 1024 };

void heap_prepare(size_t room) {
  size_t step = STEP;
  if (room > STEP && room < INT32_MAX / 2) step = room & ~(size_t)(LARGE_PAGE - 1);
  mallopt(M_TOP_PAD, (int)step);
  // What is freed at the end of the heap is soon wanted again, and so are large blocks.
  mallopt(M_TRIM_THRESHOLD, (int)(2 * step));
  // The most that may be set is 32 MiB.
  mallopt(M_MMAP_THRESHOLD, step > STEP ? 32 << 20 : STEP);
  uintptr_t end = (uintptr_t)sbrk(0);
  if (end == UINTPTR_MAX) return;
  // The heap goes on a little before a large page begins: to make it grow touches its start, and a
  // large page must not have been touched. What is left out here costs nothing.
  uintptr_t large = (end + LEAD + LARGE_PAGE - 1) & ~(uintptr_t)(LARGE_PAGE - 1);
  if (sbrk((intptr_t)(large - LEAD - end)) == (void *)-1) return;
  // Volatile, since a compiler leaves out what is only freed.
  void *volatile block = malloc(LEAD / 2 + LEAD / 4);
  free(block);
  uintptr_t grown = (uintptr_t)sbrk(0);
  // A kernel without large pages takes the usual ones. Hundreds of MiB come sooner in small ones: to
  // clear so many large pages takes longer than the faults of small ones.
  if (step == STEP && grown > large + LARGE_PAGE)
    madvise((void *)large, (grown - large) & ~(uintptr_t)(LARGE_PAGE - 1), MADV_HUGEPAGE);
}

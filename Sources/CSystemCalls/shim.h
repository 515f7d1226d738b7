// System calls that glibc and musl declare for programs that ask for GNU's additions alone, and what glibc alone has.
#if defined(__linux__)
#include <features.h>
#include <stddef.h>

// syncfs(2)
int syncfs(int descriptor);
// sched_getaffinity(2); the mask is so many bytes, a bit a processor.
int sched_getaffinity(int process, size_t size, void *mask);

#if defined(__GLIBC__)
// mallopt(3)
#include <malloc.h>
#endif
#endif

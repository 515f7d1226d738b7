// syncfs(2), which glibc and musl declare for programs that ask for GNU's additions alone.
#if defined(__linux__)
int syncfs(int descriptor);
#endif

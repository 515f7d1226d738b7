internal import CSystemCalls

/// What becomes of memory that is freed.
enum FreedMemory {
  /// Has the C library keep what one story leaves for the next, up to a few megabytes a thread.
  ///
  /// glibc gives freed memory at the end of its heap back to the system from 128 KiB on, and the next story asks for it
  /// again: several calls a story, and a fault for every page. What is larger by itself (the buffers of a novel) still goes
  /// back at once, and memory stays bounded by the largest story.
  static func keepForNextStory() {
    #if canImport(Glibc)
      mallopt(M_TRIM_THRESHOLD, 4 << 20)
      mallopt(M_TOP_PAD, 1 << 18)
      // glibc adjusts this one to what it meets until one of them is set.
      mallopt(M_MMAP_THRESHOLD, 1 << 20)
    #endif
  }
}

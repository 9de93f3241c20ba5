#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Each answer is on its way before the next line is read.
func flushStandardOutput() { fflush(nil) }

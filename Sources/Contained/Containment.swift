import CContainment
import DecoderWire
import Glibc

/// What the process may still do: nothing new, and only so much of it.
enum Containment {
    /// Before any library is started.
    ///
    /// Returns whether all of it took effect.
    static func dropPrivileges() -> Bool {
        ct_drop_privileges(DecoderExit.socketDescriptor + 1) == 0 && limit(RLIMIT_CORE, to: 0)
            && limit(RLIMIT_NOFILE, to: 32)
    }

    /// Before each request: address space and file size, and CPU seconds on top of what was used so far.
    static func allow(_ request: DecodeRequest) -> Bool {
        limit(RLIMIT_AS, to: request.memoryBytes)
            && limit(RLIMIT_FSIZE, to: request.maxBytes)
            && limitProcessorTime(to: request.cpuSeconds)
    }

    /// Sets both limits, so that there is no way back up.
    private static func limit(_ resource: __rlimit_resource, to value: UInt64) -> Bool {
        var limits = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        return setrlimit(Int32(resource.rawValue), &limits) == 0
    }

    /// Only the soft limit moves; going over it ends the process.
    private static func limitProcessorTime(to seconds: UInt64) -> Bool {
        var usage = rusage()
        var limits = rlimit()
        guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0, getrlimit(Int32(RLIMIT_CPU.rawValue), &limits) == 0 else {
            return false
        }
        let used = UInt64(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + 1
        limits.rlim_cur = rlim_t(used + seconds)
        return setrlimit(Int32(RLIMIT_CPU.rawValue), &limits) == 0
    }
}

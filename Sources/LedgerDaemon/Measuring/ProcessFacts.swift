import CSystem

/// What the system says of this process.
enum ProcessFacts {
    /// Bytes of memory that are in use and not swapped out.
    static var residentBytes: Int64? {
        let words = file("/proc/self/statm").split(separator: " ")
        guard words.count > 1, let pages = Int64(words[1]) else { return nil }
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }

    static var descriptors: Int64? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        // `.`, `..` and the one that reads this folder are none of the process's own.
        var count: Int64 = -3
        while readdir(folder) != nil { count += 1 }
        return count
    }

    static var processorNanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    private static func file(_ path: String) -> String {
        let descriptor = cs_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 256)
        let count = cs_read(descriptor, &text, text.count)
        return String(decoding: text.prefix(max(0, count)), as: UTF8.self)
    }
}

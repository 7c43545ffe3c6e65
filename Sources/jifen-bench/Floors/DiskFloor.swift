import CSystem

/// F1: one frame of a write-ahead log is written and forced to the disk.
enum DiskFloor {
    /// Medians in nanoseconds.
    struct Times {
        /// To a file that grows with each frame, as a new log does.
        let appended: Double
        /// To a file that has its size already, as a log does after its first checkpoint.
        let overwritten: Double
    }

    /// A page of 4 KiB and its header.
    private static let frame = [UInt8](repeating: 0xA5, count: 4096 + 24)

    static func measure(frames: Int, in folder: WorkFolder) throws(BenchFailure) -> Times {
        let path = folder.file("frames")
        let descriptor = cs_open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BenchFailure(path, descriptor) }
        defer {
            close(descriptor)
            _ = cs_unlink(path)
        }
        let appended = try write(frames, to: descriptor)
        return Times(appended: appended, overwritten: try write(frames, to: descriptor))
    }

    private static func write(
        _ frames: Int, to descriptor: Int32
    ) throws(BenchFailure) -> Double {
        var times = Latencies()
        for index in 0..<frames {
            let began = cs_monotonic_nanoseconds()
            let written = pwrite(descriptor, frame, frame.count, index * frame.count)
            guard written == frame.count, fdatasync(descriptor) == 0 else {
                throw BenchFailure("fdatasync", -cs_errno())
            }
            times.add(cs_monotonic_nanoseconds() - began)
        }
        return times.median
    }
}

import CSystem
import JSON

/// Where it was measured.
struct Machine {
    let processor: String
    let cores: Int
    let memory: Int64
    let system: String
    let kernel: String
    /// Processes that ran or waited to run when it began, over the last minute: above 0.5, others
    /// were at work, too, and the run wants repeating.
    let load: String

    init() {
        let cpu = File.text("/proc/cpuinfo") ?? ""
        processor = File.field("model name", of: cpu) ?? "unknown"
        cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let kilobytes = File.field("MemTotal", of: File.text("/proc/meminfo") ?? "")?
            .split(separator: " ").first.flatMap { Int64($0) }
        memory = (kilobytes ?? 0) << 10
        system = File.field("PRETTY_NAME", of: File.text("/etc/os-release") ?? "") ?? "unknown"
        let release = File.text("/proc/sys/kernel/osrelease") ?? "unknown"
        kernel = String(release.prefix { $0 != "\n" })
        load = String((File.text("/proc/loadavg") ?? "?").prefix { $0 != " " })
    }

    var text: String {
        "\(processor), \(cores) cores, \(Quantity.bytes(Double(memory)).text), \(system), "
            + "Linux \(kernel), load \(load) at the start\n"
    }

    var json: JSON {
        [
            "processor": .string(processor), "cores": .int(Int64(cores)),
            "memoryBytes": .int(memory), "system": .string(system), "kernel": .string(kernel),
            "load": .string(load),
        ]
    }

    /// By the system's clock, in UTC: `2026-11-03T09:00:00Z`.
    static var now: String {
        var seconds = time(nil)
        var fields = tm()
        gmtime_r(&seconds, &fields)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
            guard let start = buffer.baseAddress,
                strftime(start, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &fields) > 0
            else { return "" }
            return String(cString: start)
        }
    }
}

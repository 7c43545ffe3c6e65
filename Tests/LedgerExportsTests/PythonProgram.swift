import Foundation
import Testing

/// Another reader of what we write: Python, given bytes as its standard input.
enum PythonProgram {
    static func output(of program: String, input: [UInt8]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        // A file, because a pipe's end may leak into processes started meanwhile and keep it open.
        let file = FileManager.default.temporaryDirectory.path + "/jifen-" + UUID().uuidString
        try Data(input).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        process.standardInput = FileHandle(forReadingAtPath: file)
        let standardOutput = Pipe()
        process.standardOutput = standardOutput
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
        ended.wait()
        try #require(process.terminationStatus == 0)
        return output
    }
}

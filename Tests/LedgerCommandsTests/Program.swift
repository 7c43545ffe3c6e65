import Foundation
import Testing

/// The built `jifen`, run as users run it.
enum Program {
    struct Ending {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Beside the test bundle that this runs from.
    static let path: String = {
        let bundle =
            CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        let folder = URL(fileURLWithPath: bundle).deletingLastPathComponent().path
        let parts = folder.components(separatedBy: "/")
        let end = parts.firstIndex { $0.hasSuffix(".xctest") } ?? parts.count
        return parts[..<end].joined(separator: "/") + "/jifen"
    }()

    /// - Parameter prefix: a program to run it with, such as `setpriv …`.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], prefix: [String] = []
    ) throws -> Ending {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = prefix + [path] + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"].merging(environment) { $1 }
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        let ended = process.runs()
        try process.run()
        let errorText = Reading(errors)
        let outputText = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        ended.wait()
        return Ending(
            status: process.terminationStatus, output: outputText, errors: errorText.text())
    }
}

extension Process {
    /// Signalled when it has ended. `waitUntilExit` can wait for ever where other processes are
    /// started meanwhile.
    func runs() -> DispatchSemaphore {
        let ended = DispatchSemaphore(value: 0)
        terminationHandler = { _ in ended.signal() }
        return ended
    }
}

/// Reads a pipe on a thread of its own, so that the other one cannot fill up meanwhile.
private final class Reading: @unchecked Sendable {
    // Written by the thread before it signals, read after waiting for that.
    private var data = Data()
    private let done = DispatchSemaphore(value: 0)

    init(_ pipe: Pipe) {
        Thread { [self] in
            data = pipe.fileHandleForReading.readDataToEndOfFile()
            done.signal()
        }.start()
    }

    func text() -> String {
        done.wait()
        return String(decoding: data, as: UTF8.self)
    }
}

/// A peer that follows a script, at a socket in a folder of its own.
///
/// Each step of the script serves one connection: `close` reads a line and hangs up, `silent`
/// reads and never answers, `garbage` answers what is no JSON, `answer …` answers with the result
/// given, in which `REQUEST` stands for the request's id.
final class ScriptedPeer {
    let folder: String
    var socket: String { folder + "/jifen.sock" }
    private let process = Process()

    init(_ script: [String]) throws {
        folder = FileManager.default.temporaryDirectory.path + "/jifen-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, folder + "/jifen.sock"] + script
        let ready = Pipe()
        process.standardOutput = ready
        try process.run()
        _ = try ready.fileHandleForReading.read(upToCount: 1)
    }

    deinit {
        // The thread that started it may have had all other signals blocked.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static let program = """
        import json, socket, sys
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(sys.argv[1])
        listener.listen()
        print(".", end="", flush=True)
        kept = []
        for step in sys.argv[2:]:
            peer, _ = listener.accept()
            stream = peer.makefile("rwb")
            while True:
                line = stream.readline()
                if not line or step == "close":
                    break
                if step == "silent":
                    continue
                call = json.loads(line)
                if step == "garbage":
                    stream.write(b"{]\\n")
                elif step.startswith("answer "):
                    body = step[7:].replace("REQUEST", call["params"].get("request", ""))
                    for part in body.split("|"):
                        reply = {"jsonrpc": "2.0", "id": call["id"]}
                        reply.update(json.loads(part))
                        stream.write(json.dumps(reply).encode() + b"\\n")
                stream.flush()
            stream.close()
            peer.close()
        listener.close()
        """
}

import Foundation
import Testing

@Suite struct `A daemon out of reach` {
    @Test func `that does not run is told by what is at the path`() throws {
        let missing = try Program.run(["balance", "--socket", "/nowhere/jifen.sock"])
        #expect(missing.status == 3)
        #expect(missing.output == "")
        #expect(
            missing.errors == """
                jifen: jifend is not running: there is no /nowhere/jifen.sock.
                Start it with systemctl start jifend; for another socket use --socket PATH or JIFEN_SOCKET.

                """)
        let peer = try ScriptedPeer([])
        try waitUntilRefused(peer.socket)
        let stale = try Program.run(["balance", "--socket", peer.socket, "--lang", "zh"])
        #expect(stale.status == 3)
        #expect(stale.errors.hasPrefix("jifen: jifend 没有运行：\(peer.socket) 还在，但没有人接听。\n"))
        let file = try Program.run(["balance", "--socket", "/etc/passwd"])
        #expect(file.status == 3)
        #expect(file.errors.hasPrefix("jifen: /etc/passwd is not a socket.\n"))
    }

    /// The script is over, and with it the process that listened.
    private func waitUntilRefused(_ socket: String) throws {
        for _ in 0..<1000 {
            if try Program.run(["rpc", "server.ping", "--socket", socket]).status == 3 { return }
        }
        Issue.record("the peer goes on listening")
    }

    @Test func `that may not be reached says which permission is wanting`() throws {
        let peer = try ScriptedPeer(["silent"])
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: peer.folder)
        let isRoot = getuid() == 0
        if !isRoot {
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: peer.folder)
        }
        let prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        let ending = try Program.run(
            ["balance", "--socket", peer.socket], prefix: isRoot ? prefix : [])
        #expect(ending.status == 4)
        #expect(ending.errors.hasPrefix("jifen: You may not connect to \(peer.socket).\n"))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: peer.folder)
    }

    @Test func `a change that got no answer is sent again under the same request id`() throws {
        let peer = try ScriptedPeer([
            "close", "close", #"answer {"result": {"request": "REQUEST", "seq": 7}}"#,
        ])
        let ending = try Program.run([
            "rpc", "claim.withdraw", "claim=C1", "request=0123-4567", "--socket", peer.socket,
        ])
        #expect(ending.errors == "")
        #expect(ending.output == #"{"request":"0123-4567","seq":7}"# + "\n")
        #expect(ending.status == 0)
    }

    @Test func `a change whose outcome stays unknown says so, with its request id`() throws {
        let peer = try ScriptedPeer(Array(repeating: "close", count: 10))
        let ending = try Program.run([
            "rpc", "claim.withdraw", "claim=C1", "request=0123-4567", "--socket", peer.socket,
        ])
        #expect(ending.status == 7)
        #expect(ending.errors.contains("the outcome is unknown (request 0123-4567)"))
    }

    @Test func `what is no answer is told as such`() throws {
        let peer = try ScriptedPeer(["garbage"])
        let ending = try Program.run(["balance", "--socket", peer.socket])
        #expect(ending.status == 3)
        #expect(ending.errors.hasPrefix("jifen: What jifend answered cannot be read"))
    }

    @Test func `an answer of many lines is put together`() throws {
        let peer = try ScriptedPeer([
            #"answer {"result": {"rows": [1, 2], "continues": true}}|"#
                + #"{"result": {"rows": [3], "count": 3, "sums": {"n": 6}}}"#
        ])
        let ending = try Program.run(["rpc", "some.rows", "--socket", peer.socket])
        #expect(ending.output == #"{"rows":[1,2,3],"count":3,"sums":{"n":6}}"# + "\n")
    }

    @Test func `a refusal is told in words, and its kind is the exit status`() throws {
        let peer = try ScriptedPeer([
            #"answer {"error": {"code": -32001, "message": "m", "data": {"kind": "claim.unknown", "#
                + #""facts": {"claim": "C9"}, "retryable": false}}}"#
        ])
        let ending = try Program.run([
            "claim", "show", "C9", "--socket", peer.socket, "--lang", "zh",
        ])
        #expect(ending.status == 5)
        #expect(ending.errors == "jifen: 没有申报 C9。\njifen claim list 列出申报。\n")
    }

    @Test(arguments: ["JIFEN_SOCKET", "XDG_RUNTIME_DIR"])
    func `the socket is found by its variable`(variable: String) throws {
        let peer = try ScriptedPeer([#"answer {"result": {}}"#])
        let value = variable == "JIFEN_SOCKET" ? peer.socket : peer.folder
        let ending = try Program.run(["rpc", "server.ping"], environment: [variable: value])
        #expect(ending.output == "{}\n")
        #expect(ending.status == 0)
    }
}

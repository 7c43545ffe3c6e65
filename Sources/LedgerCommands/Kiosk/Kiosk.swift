import CSystem
import JSON
import LedgerAPI
import LedgerClient

/// `jifen kiosk`: a works number in, a balance out, then a clean screen again (R-ORG-7).
///
/// Nothing that is typed leads out of it but the word for leaving, if one was given.
final class Kiosk {
    private enum Face {
        case idle
        case person(JSON)
        case message(Phrase)
        /// jifend does not answer.
        case waiting
    }

    private let session: Session
    private let screen: FullScreen
    private let client: Client
    private let seconds: Int64
    private let leaveWord: String?
    private var face = Face.idle
    /// When the face gives way to the idle one; of the idle one, when what is typed is forgotten.
    private var ends: Int64 = 0
    private var typed = Kiosk.emptyLine
    private var guardian = KioskGuard()
    private var isTraining = false
    private var drawnAt: Int64 = 0

    /// A works number, or the word for leaving, is no longer than this.
    private static let longest = 64
    private static var emptyLine: LineEditor { LineEditor(longest: longest, accepts: isTaken) }

    private static let isTaken: @Sendable (Character) -> Bool = {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0))
    }

    /// Whether a word could be the one for leaving.
    static func canBeTyped(_ word: String) -> Bool {
        (1...longest).contains(word.count) && word.allSatisfy(isTaken)
    }

    /// Seconds: for an answer, for a message, until what is half typed is forgotten.
    private static let patience = 3
    private static let messageTime: Int64 = 4
    private static let typingTime: Int64 = 15

    /// Not more than this many frames a second, however fast keys come.
    private static let framePause: Int64 = 40_000_000

    init(_ session: Session, seconds: Int64, leaveWord: String?) throws(Failure) {
        self.session = session
        self.seconds = seconds
        self.leaveWord = leaveWord
        client = Client(
            path: SocketPath.chosen(
                flag: session.options.socket, environment: session.environment),
            seconds: Self.patience)
        screen = try FullScreen(
            session,
            manner: FullScreen.Manner(
                deaf: [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU], leavesNothing: true),
            instead: Phrase(
                zh: "自助终端要接在一台显示器和键盘（或读卡器）上。",
                en: "A kiosk has a screen and a keyboard or card reader of its own."))
    }

    private var now: Int64 { cs_monotonic_nanoseconds() / 1_000_000_000 }

    /// Until a signal or the word for leaving ends it.
    func run() {
        defer { screen.leave() }
        findBooks()
        draw()
        while true {
            switch screen.next(milliseconds: pause) {
            case .ended: return
            case .resized: draw()
            case .idle:
                passTime()
                draw()
            case .key(let key):
                if take(key) { return }
                if cs_monotonic_nanoseconds() - drawnAt > Self.framePause { draw() }
            }
        }
    }

    /// Short while something on the screen counts down or still has to be drawn.
    private var pause: Int32 {
        let stale = Int32((cs_monotonic_nanoseconds() - drawnAt) / 1_000_000)
        switch face {
        case .idle where typed.text.isEmpty: return 5000
        case .idle, .person, .message, .waiting: return stale < 40 ? 50 : 1000
        }
    }

    private func passTime() {
        switch face {
        case .idle:
            if !typed.text.isEmpty, now >= ends { forget() }
            if typed.text.isEmpty { findBooks() }
        case .person, .message: if now >= ends { forget() }
        case .waiting: findBooks()
        }
    }

    private func forget() {
        face = .idle
        typed = Self.emptyLine
    }

    private func show(_ face: Face, for time: Int64) {
        self.face = face
        typed = Self.emptyLine
        ends = now + time
    }

    /// Is jifend there, and whose books are these?
    private func findBooks() {
        do throws(ClientError) {
            let person = try client.call("whoami")
            isTraining = person["kind"] == "training"
            if case .waiting = face { forget() }
        } catch {
            if case .refused = error { return }
            face = .waiting
            typed = Self.emptyLine
        }
    }

    private func draw() {
        let (rows, columns) = screen.size
        let page = KioskPage(
            language: session.language, rows: rows, columns: columns, isTraining: isTraining)
        switch face {
        case .idle: screen.show(page.idle(typed: typed.text))
        case .person(let person): screen.show(page.shown(person, seconds: Int(max(1, ends - now))))
        case .message(let words): screen.show(page.message(words))
        case .waiting:
            screen.show(
                page.message(Phrase(zh: "积分系统暂时没有回答，请稍候……", en: "Waiting for the books …")))
        }
        drawnAt = cs_monotonic_nanoseconds()
    }
}

extension Kiosk {
    /// - Returns: whether the word for leaving was typed.
    private func take(_ key: Key) -> Bool {
        switch key {
        case .enter, .tab: break  // What card readers send after a number.
        case .text, .backspace, .control("u"):
            type(key)
            return false
        default: return false
        }
        let word = typed.text
        typed = Self.emptyLine
        if let leaveWord, word == leaveWord { return true }
        if !word.isEmpty { look(up: word) }
        return false
    }

    private func type(_ key: Key) {
        var key = key
        // With an input method on, letters and digits come full-width.
        if case .text(let character) = key, let narrow = String(character).narrowed.first {
            key = .text(narrow)
        }
        if case .waiting = face { return }
        // A card that is swiped while somebody's balance stands there takes its place.
        switch face {
        case .person, .message: if guardian.wait(at: now) == nil { face = .idle }
        case .idle, .waiting: break
        }
        _ = typed.take(key)
        if case .idle = face { ends = now + Self.typingTime }
    }

    private func look(up number: String) {
        if let wait = guardian.wait(at: now) {
            return show(
                .message(
                    Phrase(
                        zh: "试得太多了，请等 \(wait) 秒。", en: "Too many tries: wait \(wait) seconds.")),
                for: wait)
        }
        do throws(ClientError) {
            show(.person(try person(number)), for: seconds)
        } catch {
            tell(error)
        }
        // What came in meanwhile belongs to nobody.
        screen.forgetKeys()
    }

    /// The number as it was typed, or else in capitals, or in small letters.
    private func person(_ number: String) throws(ClientError) -> JSON {
        var forms = [number.uppercased(), number.lowercased()].filter { $0 != number }
        var form = number
        while true {
            do throws(ClientError) {
                return try client.call(
                    "kiosk.show", session.asked("kiosk.show", ["employee": .string(form)]))
            } catch {
                guard case .refused(let refusal) = error, refusal.known == .employeeUnknown,
                    !forms.isEmpty
                else { throw error }
                form = forms.removeFirst()
            }
        }
    }

    private func tell(_ error: ClientError) {
        guard case .refused(let refusal) = error else {
            face = .waiting
            return
        }
        switch refusal.known {
        case .employeeUnknown, .invalidParams:
            guardian.miss(at: now)
            show(
                .message(Phrase(zh: "没有这个工号。", en: "There is no such number.")),
                for: Self.messageTime)
        case .notPermitted:
            show(
                .message(
                    Phrase(
                        zh: "这台终端还不是自助终端，请管理员授予：jifen role grant user:登录名 kiosk",
                        en: "This terminal is no kiosk yet: jifen role grant user:LOGIN kiosk")),
                for: Self.messageTime)
        default: show(.message(refusal.explanation.what), for: Self.messageTime)
        }
    }
}

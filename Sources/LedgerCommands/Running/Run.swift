import CSystem
import JSON
import LedgerAPI

/// Carries out one command line and says with which status to end.
///
/// - Parameter arguments: the words after the program's name.
public func main(arguments: [String], environment: [String: String]) -> Int32 {
    cs_occupy_standard_descriptors()
    // A file that may not grow is an error of the write, not the end of the program.
    cs_ignore_signal(SIGXFSZ)
    let language = Language.chosen(arguments: arguments, environment: environment)
    let output = Output(environment: environment)
    let arguments = arguments.map { asTyped($0, environment) }
    // Found before the command line is understood: a fault in it is told in the same form.
    output.errorsAreJSON = arguments.prefix { $0 != "--" }.contains {
        ["--json", "--jsonl"].contains($0)
    }
    var parser = CommandLineParser(.all)
    do throws(UsageFault) {
        try requireUTF8(environment)
        switch try parser.parse(arguments) {
        case .help(let path, let asJSON):
            return finish(output, language) { () throws(Failure) in
                guard !asJSON else {
                    return output.line(CommandTable.all.json(about: path).text)
                }
                let help = Help(table: .all, language: language, columns: output.screen.columns)
                output.page(
                    help.text(about: path), environment: environment, interrupts: Interrupts())
            }
        case .version(let asJSON):
            return finish(output, language) { () throws(Failure) in
                let json: JSON = ["jifen": .string(Version.current)]
                output.line(asJSON ? json.text : "jifen \(Version.current)")
            }
        case .run(let command, let arguments, let options):
            let session = Session(
                command, arguments, options, language: language, environment: environment,
                output: output, interrupts: Interrupts())
            return finish(output, language, command) { () throws(Failure) in
                try session.resolveNames()
                try command.run(session)
            }
        }
    } catch {
        let place = parser.place
        return finish(output, language, place) { () throws(Failure) in throw .usage(error) }
    }
}

/// A word as it was meant. In a locale of another encoding, letters that are two bytes of UTF-8 each
/// are a chance look of what was typed: `全` in GBK is `ȫ`.
private func asTyped(_ word: String, _ environment: [String: String]) -> String {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        .first { !$0.isEmpty }?.lowercased() ?? ""
    let isOfChina = ["gb", "big5", "euc"].contains { locale.contains("." + $0) }
    let beyondASCII = word.unicodeScalars.filter { !$0.isASCII }
    guard isOfChina, !beyondASCII.isEmpty, beyondASCII.allSatisfy({ $0.value < 0x800 })
    else { return word }
    return SystemText.carried(word.utf8)
}

/// Variables of this program's own that name no file are text.
private func requireUTF8(_ environment: [String: String]) throws(UsageFault) {
    for name in ["JIFEN_LANG", "JIFEN_PAGER"] {
        if let value = environment[name], !SystemText.isUTF8(value) { throw .notUTF8(value) }
    }
}

/// The process's own environment; what is no UTF-8 is carried as ``SystemText`` says.
public func environment() -> [String: String] {
    var environment: [String: String] = [:]
    var next = cs_environment()
    while let entry = next?.pointee {
        let text = SystemText.carrying(entry)
        if let equals = text.firstIndex(of: "=") {
            environment[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        next = next?.advanced(by: 1)
    }
    return environment
}

private func finish(
    _ output: Output, _ language: Language, _ command: Command? = nil,
    _ body: () throws(Failure) -> Void
) -> Int32 {
    var status = ExitStatus.done
    do throws(Failure) {
        try body()
    } catch {
        status = error.status
        output.tell(error, language, command)
    }
    do throws(Failure) {
        try output.finish()
    } catch {
        output.tell(error, language, nil)
        if status == .done { status = error.status }
    }
    return status.rawValue
}

extension Output {
    /// What, why with the facts, and what to do next.
    fileprivate func tell(_ failure: Failure, _ language: Language, _ command: Command?) {
        guard let explanation = failure.explanation else { return }
        if errorsAreJSON, let json = failure.json {
            return note((noteScreen.isTerminal ? json.text.escapedForTerminal : json.text) + "\n")
        }
        var text = fitted("jifen: " + explanation.what[language]) + "\n"
        if case .usage = failure, let command, !command.path.isEmpty {
            let usage = command.usage(language, columns: noteScreen.columns.map { $0 - 7 })
            text += (language == .chinese ? "用法：" : "Usage: ")
            text += usage.joined(separator: "\n") + "\n"
        }
        if case .usage(.incomplete(let path)) = failure {
            text += Help(table: .all, language: language, columns: noteScreen.columns)
                .text(about: path)
        }
        if let advice = explanation.advice { text += fitted(advice[language]) + "\n" }
        note(text)
    }
}

import JSON
import LedgerAPI
import LedgerClient

extension Session {
    /// What the daemon answered, told by what was typed: a value that it cannot read is a fault of
    /// the option or word it came from.
    func failure(_ error: ClientError, _ params: JSONObject) -> Failure {
        guard case .refused(var refusal) = error else { return .client(error) }
        guard refusal.known == .invalidParams, refusal.facts["problem"] == "invalid",
            let name = refusal.facts["param"]?.string, let value = params[name],
            let label = label(of: name, value.plain)
        else {
            // What refuses inside a campaign does not repeat which one was asked for; advice does.
            if refusal.facts["campaign"] == nil { refusal.facts["campaign"] = params["campaign"] }
            // Nor does what refuses for somebody else say again for whom it was asked.
            if refusal.facts["employee"] == nil { refusal.facts["for"] = params["employee"] }
            explain(&refusal)
            return .client(.refused(refusal))
        }
        return .usage(
            .badValue(of: label, value.plain, wanted: Facts(refusal.facts).wanted))
    }

    /// Adds what may have been meant, and whom to ask. It asks the daemon for that, and what then
    /// goes wrong is not explained in its turn.
    private func explain(_ refusal: inout WireError) {
        guard !isExplaining else { return }
        isExplaining = true
        defer { isExplaining = false }
        if let meant = meant(by: refusal) { refusal.facts["nearest"] = .string(meant) }
        addUnbound(to: &refusal)
    }

    /// To somebody who is nobody to the books yet, a refusal says whom to ask.
    private func addUnbound(to refusal: inout WireError) {
        let isOfPerson =
            [.notPermitted, .objectionByNobody].contains(refusal.known)
            || refusal.known == .invalidParams && refusal.facts["param"] == "employee"
        guard isOfPerson, let person = try? whoami(), person["user"]?.string != nil else { return }
        if Identity.isUnbound(person) {
            refusal.facts["unbound"] = person["user"]
        } else if refusal.known == .invalidParams, person["employee"] == nil {
            // A role of its own does not make a login somebody's.
            refusal.facts["withoutNumber"] = person["user"]
        }
    }

    /// The argument or option that has this value, or else this name; nil where neither has.
    private func label(of name: String, _ value: String) -> Phrase? {
        let options = command.options.filter { $0.value != nil }
        func label(_ argument: Argument) -> Phrase { argument.placeholder }
        func label(_ option: Option) -> Phrase { Phrase("--\(option.name)") }
        return command.arguments.first { arguments.words($0).contains(value) }.map(label)
            ?? options.first { arguments.values($0).contains(value) }.map(label)
            ?? options.first { $0.name == name }.map(label)
    }
}

import JSON
import LedgerAPI
import LedgerClient

extension Session {
    /// A change that gives a login name something to do; one that this machine does not know is
    /// asked about first (R-ORG-9).
    func changeNamingLogin(_ method: String, _ params: JSONObject) throws(Failure) -> JSON {
        do {
            return try change(method, params)
        } catch {
            guard case .client(.refused(let refusal)) = error, refusal.known == .roleLoginUnknown
            else { throw error }
            let words = refusal.explanation.what
            try confirm(words + Phrase(zh: "那位用户以后会有。", en: " It is still to come."))
            if options.agreesToAll { note(words) }
            var params = params
            params["unknownLogin"] = true
            return try change(method, params)
        }
    }
}

import JSON

extension Command {
    static let whoami = Command(
        "whoami", Phrase(zh: "我是谁，有什么角色", en: "who you are and what you may do"),
        examples: [.init("jifen whoami", Phrase(zh: "看自己的身份和角色", en: "your identity and roles"))]
    ) { session throws(Failure) in
        session.showCard(try session.ask("whoami"), Identity.fields)
    }
}

/// What `whoami` returns.
enum Identity {
    /// A login that is no employee's and has no role in open books.
    static func isUnbound(_ person: JSON) -> Bool {
        person["enterprise"]?.string != nil && person["employee"] == nil
            && person["roles"]?.array?.isEmpty == true && person["user"]?.string != nil
    }

    /// Whom such a login has to ask.
    static func unbound(_ user: String) -> Phrase {
        Phrase(
            zh: "登录名 \(user.visible) 还没有归给哪个工号。请积分管理员办理：jifen employee bind 工号 "
                + "\(user.visible)。",
            en: "The login \(user.visible) is no employee's yet. Ask a points administrator for: "
                + "jifen employee bind EMPLOYEE \(user.visible).")
    }

    static let fields: [Field] = [
        .text("user", Phrase(zh: "登录名", en: "user")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .term("roles", Phrase(zh: "角色", en: "roles"), .roles),
        .text("enterprise", Phrase(zh: "企业", en: "enterprise")),
        .term("kind", Phrase(zh: "台账", en: "books"), .bookKinds),
        .instant("now", Phrase(zh: "现在", en: "now")),
    ]
}

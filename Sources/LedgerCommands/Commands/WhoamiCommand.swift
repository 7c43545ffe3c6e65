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

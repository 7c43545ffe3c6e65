import JSON

extension ImportKind {
    static let employees: ImportKind = {
        let columns: [ImportColumn] = [
            .works, .fullName, .department, .employment, .user,
        ]
        return ImportKind(
            list: "employees", columns: columns, name: 1,
            keys: { employee in
                var keys = RowKeys.one("e" + Facts(employee)("employee"), RowKeys.sameNumber)
                if let user = employee["user"] {
                    keys.add("u" + user.plain, Phrase(zh: "同一个登录名", en: "the same user"))
                }
                return keys
            }
        ) { row throws(RowFault) in
            var employee: JSONObject = [
                "employee": .string(
                    try row.required(try row.worksNumber(0, columns), columns[0])),
                "name": .string(
                    try row.required(try row.text(1, columns, longest: 64), columns[1])),
                "department": .string(
                    try row.required(try row.text(2, columns, longest: 64), columns[2])),
                "type": .string(
                    try row.required(
                        try row.term(3, columns, .employmentTypes), columns[3])),
            ]
            employee["user"] = try row.user(4, columns).map { .string($0) }
            return employee
        }
    }()
}

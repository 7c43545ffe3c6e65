import JSON

extension Session {
    /// Every row of a paged query.
    func allRows(_ method: String, _ params: JSONObject) throws(Failure) -> [JSON] {
        var params = params
        params["limit"] = 1000
        var rows: [JSON] = []
        while true {
            let page = try ask(method, params)
            rows += page["rows"]?.array ?? []
            guard let next = page["next"], !next.isNull else { return rows }
            params["after"] = next
        }
    }
}

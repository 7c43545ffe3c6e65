import JSON
import Ledger

// Members of a campaign's file that come again and again.
extension CampaignReader {
    /// Each element of a list that can be read.
    mutating func each<R>(
        _ object: JSONObject, _ name: String, _ path: [String],
        _ read: (inout CampaignReader, JSON, [String]) -> R?
    ) -> [R] {
        let path = path + [name]
        var all: [R] = []
        for (index, json) in reader.list(object[name], path).enumerated() {
            if let one = read(&self, json, path + [String(index)]) { all.append(one) }
        }
        return all
    }

    /// A text that must be there.
    mutating func words(
        _ object: JSONObject, _ name: String, _ path: [String], longest: Int = 200
    ) -> String? {
        reader.required(object, name, path, reader.text(object, name, path, longest: longest))
    }

    mutating func texts(_ object: JSONObject, _ name: String, _ path: [String]) -> [String] {
        each(object, name, path) { $0.text($1, $2) }
    }

    mutating func text(_ json: JSON, _ path: [String]) -> String? {
        guard let text = json.string else {
            reader.fault(path, .wrongType(expected: .text))
            return nil
        }
        guard text.count <= 1000,
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else {
            reader.fault(path, .badText(longest: 1000))
            return nil
        }
        return text
    }

    /// A code that must be there.
    mutating func code<C: CodeName>(
        _ object: JSONObject, _ name: String, _ path: [String]
    ) -> C? {
        guard let text = words(object, name, path) else { return nil }
        guard let code = C(text) else {
            reader.fault(path + [name], .badCode(text))
            return nil
        }
        return code
    }

    mutating func optionalCode<C: CodeName>(
        _ object: JSONObject, _ name: String, _ path: [String]
    ) -> C? {
        object[name] == nil ? nil : code(object, name, path)
    }

    /// 0 to 1000.
    mutating func points(_ object: JSONObject, _ name: String, _ path: [String]) -> Points? {
        reader.int(object, name, path, 0...1000).map { Points($0) }
    }

    mutating func day(_ object: JSONObject, _ name: String, _ path: [String]) -> Day? {
        guard let text = reader.text(object, name, path) else { return nil }
        guard let day = Day(text) else {
            reader.fault(path + [name], .noSuchDay(text))
            return nil
        }
        return day
    }

    mutating func truth(_ object: JSONObject, _ name: String, _ path: [String]) -> Bool {
        guard let json = object[name] else { return false }
        if json.bool == nil { reader.fault(path + [name], .wrongType(expected: .truth)) }
        return json.bool ?? false
    }

    /// A list of words of a fixed set; nil where it is absent.
    mutating func choices<C: RawRepresentable & CaseIterable>(
        _ object: JSONObject, _ name: String, _ path: [String]
    ) -> [C]? where C.RawValue == String {
        if object[name] == nil { return nil }
        return each(object, name, path) { reader, json, path in
            let choice = json.string.flatMap(C.init(rawValue:))
            if choice == nil { reader.reader.fault(path, .notOneOf(C.allCases.map(\.rawValue))) }
            return choice
        }
    }

    /// `of: "work.likes", take: "best"`; `take` is `sum` where it is absent.
    mutating func readQuantity(
        _ object: JSONObject, _ name: String, _ path: [String]
    ) -> CampaignQuantity? {
        let take = reader.choice(object, "take", path, Taking.self) ?? .sum
        guard let text = reader.text(object, name, path) else { return nil }
        guard let quantity = CampaignQuantity(text, best: take == .best) else {
            reader.fault(path + [name], .badCode(text))
            return nil
        }
        return quantity
    }
}

/// `take` of a quantity: of several results the best, or all together.
enum Taking: String, CaseIterable { case sum, best }

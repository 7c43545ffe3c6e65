import JSON
import Ledger

extension CampaignReader {
    mutating func readAward(_ json: JSON, _ path: [String]) -> CampaignAward? {
        let known = [
            "code", "name", "kind", "only", "except", "needs", "unitNeeds", "top", "quota",
            "decided",
        ]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        var award = CampaignAward(
            key: key ?? CampaignKey(unchecked: "faulty"), name: name ?? "")
        award.audience = readAudience(object, path)
        award.needs = each(object, "needs", path) { $0.readNeed($1, $2) }
        award.unitNeeds = each(object, "unitNeeds", path) { $0.readNeed($1, $2) }
        award.top = readTop(object, path)
        award.quota = reader.int(object, "quota", path, 1...1_000_000)
        award.decided = reader.text(object, "decided", path, longest: 500)
        return key == nil || name == nil ? nil : award
    }

    private mutating func readTop(_ award: JSONObject, _ path: [String]) -> CampaignAward.Top? {
        guard let json = award["top"] else { return nil }
        let path = path + ["top"]
        guard let object = reader.object(json, path, known: ["count", "by", "take"]) else {
            return nil
        }
        let count = reader.required(
            object, "count", path, reader.int(object, "count", path, 1...1_000_000))
        let by = reader.required(object, "by", path, readQuantity(object, "by", path))
        guard let count, let by else { return nil }
        return CampaignAward.Top(count: count, by: by)
    }

    private mutating func readNeed(_ json: JSON, _ path: [String]) -> CampaignNeed? {
        let known = ["of", "take", "atLeast"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let quantity = reader.required(object, "of", path, readQuantity(object, "of", path))
        let atLeast = reader.required(
            object, "atLeast", path,
            reader.int(object, "atLeast", path, 1...Bounds.campaignCount.upperBound))
        guard let quantity, let atLeast else { return nil }
        return CampaignNeed(quantity, atLeast: atLeast)
    }

    mutating func readCertificate(_ json: JSON, _ path: [String]) -> CampaignCertificate? {
        let known = ["code", "name", "text", "needs"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        let text = words(object, "text", path, longest: 1000)
        let needs = each(object, "needs", path) { $0.readNeed($1, $2) }
        if object["needs"] == nil { reader.fault(path + ["needs"], .missing) }
        guard let key, let name, let text else { return nil }
        return CampaignCertificate(key: key, name: name, text: text, needs: needs)
    }

    mutating func readForm(_ json: JSON, _ path: [String]) -> CampaignForm? {
        let known = ["code", "name", "due", "head", "columns", "rows", "note"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        var form = CampaignForm(key: key ?? CampaignKey(unchecked: "faulty"), name: name ?? "")
        form.due = day(object, "due", path)
        form.head = texts(object, "head", path)
        form.columns = texts(object, "columns", path)
        form.rows = each(object, "rows", path) { $0.readRow($1, $2) }
        form.note = reader.text(object, "note", path, longest: 1000)
        return key == nil || name == nil ? nil : form
    }

    /// A row is a list of cells; a cell is a text, or a list of paragraphs.
    private mutating func readRow(_ json: JSON, _ path: [String]) -> [[String]]? {
        var cells: [[String]] = []
        for (index, cell) in reader.list(json, path).enumerated() {
            let path = path + [String(index)]
            if cell.array == nil {
                cells.append(text(cell, path).map { [$0] } ?? [])
                continue
            }
            var paragraphs: [String] = []
            for (index, paragraph) in reader.list(cell, path).enumerated() {
                if let text = text(paragraph, path + [String(index)]) { paragraphs.append(text) }
            }
            cells.append(paragraphs)
        }
        return cells
    }
}

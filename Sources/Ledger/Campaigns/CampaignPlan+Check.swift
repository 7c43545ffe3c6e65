/// A fault of a campaign's file as a whole: where, and what is wrong. Words are the reader's.
public struct CampaignFault: Hashable, Sendable {
    /// The way to the member: `items`, `3`, `group`.
    public let path: [String]
    public let reason: Reason

    public init(path: [String], reason: Reason) {
        self.path = path
        self.reason = reason
    }

    public enum Reason: Hashable, Sendable {
        case duplicateCode(String)
        /// A code that nothing in the file has.
        case unknownCode(String, known: [String])
        /// `{…}` in a form or a certificate that is no quantity of this campaign.
        case unknownBlank(String)
        case endsBeforeItBegins
        case noItems
        case noKinds
        /// Ranked by belonging, where nobody belongs anywhere.
        case nobodyBelongs
        /// A reading without a subject to tell the counters apart.
        case readingWithoutSubject
        /// A row of a form with more cells than there are columns.
        case tooManyCells(columns: Int)
    }
}

extension CampaignPlan {
    /// Everything that is wrong with it as a whole; empty where it can be opened.
    public func faults() -> [CampaignFault] {
        var check = CampaignCheck(plan: self)
        check.run()
        return check.faults
    }
}

/// Looks for what refers to nothing, and for codes that are there twice.
private struct CampaignCheck {
    let plan: CampaignPlan
    var faults: [CampaignFault] = []

    mutating func run() {
        if let to = plan.to, to < plan.from { fault(["window", "to"], .endsBeforeItBegins) }
        if plan.items.isEmpty { fault(["items"], .noItems) }
        if plan.kinds.isEmpty { fault(["participants", "kinds"], .noKinds) }
        unique(["participants", "entrances"], plan.entrances.map(\.key))
        unique(["participants", "traits"], plan.traits.map(\.key))
        unique(["groups"], plan.groups.map(\.key))
        unique(["items"], plan.items.map(\.key))
        unique(["awards"], plan.awards.map(\.key))
        unique(["certificates"], plan.certificates.map(\.key))
        unique(["forms"], plan.forms.map(\.key))
        for (index, group) in plan.groups.enumerated() {
            let path = ["groups", String(index)]
            audience(path, group.audience)
            overflow(path, group.overflow)
        }
        for (index, item) in plan.items.enumerated() { check(item, ["items", String(index)]) }
        for (index, award) in plan.awards.enumerated() { check(award, ["awards", String(index)]) }
        for (index, certificate) in plan.certificates.enumerated() {
            let path = ["certificates", String(index)]
            needs(path + ["needs"], certificate.needs)
            text(path + ["text"], certificate.text)
        }
        if let ranking = plan.ranking {
            quantity(["ranking", "by"], ranking.by)
            if ranking.levels.contains(.belonging) && plan.entrances.isEmpty {
                fault(["ranking", "levels"], .nobodyBelongs)
            }
        }
        for (index, form) in plan.forms.enumerated() { check(form, ["forms", String(index)]) }
    }

    private mutating func fault(_ path: [String], _ reason: CampaignFault.Reason) {
        faults.append(CampaignFault(path: path, reason: reason))
    }

    private mutating func unique(_ path: [String], _ keys: [CampaignKey]) {
        var seen: Set<CampaignKey> = []
        for (index, key) in keys.enumerated() where !seen.insert(key).inserted {
            fault(path + [String(index), "code"], .duplicateCode(key.text))
        }
    }

    private mutating func known(_ path: [String], _ key: CampaignKey?, _ all: [CampaignKey]) {
        if let key, !all.contains(key) {
            fault(path, .unknownCode(key.text, known: all.map(\.text)))
        }
    }

    private mutating func audience(_ path: [String], _ audience: CampaignAudience) {
        known(path + ["only"], audience.only, plan.traits.map(\.key))
        known(path + ["except"], audience.except, plan.traits.map(\.key))
    }

    private mutating func overflow(_ path: [String], _ overflow: CampaignOverflow?) {
        known(path + ["overflow", "group"], overflow?.group, plan.groups.map(\.key))
    }

    private mutating func check(_ item: CampaignItem, _ path: [String]) {
        known(path + ["group"], item.group, plan.groups.map(\.key))
        audience(path, item.audience)
        overflow(path, item.overflow)
        unique(path + ["measures"], item.measures.map(\.key))
        unique(path + ["choices"], item.choices.map(\.key))
        for (index, measure) in item.measures.enumerated() {
            let others = item.measures.map(\.key).filter { $0 != measure.key }
            known(path + ["measures", String(index), "within"], measure.within, others)
        }
        for (index, choice) in item.choices.enumerated() {
            unique(path + ["choices", String(index), "options"], choice.options.map(\.key))
        }
        known(path + ["timing", "measure"], item.timing?.measure, item.measures.map(\.key))
        if item.reading && item.subject != .required {
            fault(path + ["reading"], .readingWithoutSubject)
        }
        if let from = item.from, let to = item.to, to < from {
            fault(path + ["to"], .endsBeforeItBegins)
        }
    }

    private mutating func check(_ award: CampaignAward, _ path: [String]) {
        audience(path, award.audience)
        needs(path + ["needs"], award.needs)
        needs(path + ["unitNeeds"], award.unitNeeds)
        if let top = award.top { quantity(path + ["top", "by"], top.by) }
    }

    private mutating func needs(_ path: [String], _ needs: [CampaignNeed]) {
        for (index, need) in needs.enumerated() {
            quantity(path + [String(index), "of"], need.quantity)
        }
    }

    private mutating func quantity(_ path: [String], _ quantity: CampaignQuantity) {
        if !plan.knows(quantity) {
            fault(path, .unknownCode(quantity.text, known: plan.quantities))
        }
    }

    private mutating func check(_ form: CampaignForm, _ path: [String]) {
        for (index, blank) in form.head.enumerated() {
            text(path + ["head", String(index)], blank)
        }
        for (index, row) in form.rows.enumerated() {
            let path = path + ["rows", String(index)]
            if row.count > form.columns.count {
                fault(path, .tooManyCells(columns: form.columns.count))
            }
            for (index, cell) in row.enumerated() {
                for paragraph in cell { text(path + [String(index)], paragraph) }
            }
        }
    }

    private mutating func text(_ path: [String], _ text: String) {
        for part in CampaignText(text).parts {
            switch part {
            case .words, .blank(.name), .blank(.campaign), .blank(.on), .blank(.participants): break
            case .blank(.quantity(let quantity)):
                if !plan.knows(quantity) { fault(path, .unknownBlank(quantity.text)) }
            case .blank(.subjects(let item)), .blank(.notes(let item)):
                if plan.item(item) == nil { fault(path, .unknownBlank(item.text)) }
            case .blank(.earned(let key)):
                if plan.certificate(key) == nil { fault(path, .unknownBlank(key.text)) }
            case .unknown(let text): fault(path, .unknownBlank(text))
            }
        }
    }
}

extension CampaignPlan {
    func knows(_ quantity: CampaignQuantity) -> Bool {
        switch quantity.source {
        case .points: true
        case .times(let key): item(key) != nil
        case .measure(let key, let measure): item(key)?.measure(measure) != nil
        }
    }

    /// Every quantity there is, as files write it.
    var quantities: [String] {
        ["points"]
            + items.flatMap { item in
                [item.key.text + ".times"]
                    + item.measures.map { item.key.text + "." + $0.key.text }
            }
    }
}

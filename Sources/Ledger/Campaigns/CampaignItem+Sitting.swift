extension CampaignItem {
    /// What a result pays by itself, before any limit.
    func worth(_ counts: CampaignCounts) -> Points {
        measures.reduce(points) { $0 + $1.points * (counts[$1.key] ?? 0) }
    }

    /// Does what was chosen count? Every choice is to be made, among its options.
    func judge(_ made: [CampaignKey: CampaignKey]) throws(Refusal) -> Bool {
        for key in made.keys.sorted() where !choices.contains(where: { $0.key == key }) {
            throw .campaign(.choiceUnknown(key, "", of: choices.map(\.key.text)))
        }
        var counts = true
        for choice in choices {
            let options = choice.options.map(\.key.text)
            guard let made = made[choice.key] else {
                throw .campaign(.choiceRequired(choice.key, of: options))
            }
            guard let option = choice.options.first(where: { $0.key == made }) else {
                throw .campaign(.choiceUnknown(choice.key, made.text, of: options))
            }
            counts = counts && option.counts
        }
        return counts
    }

    /// What a sitting came to: handed in at its limit as it stood, later answers not counted.
    func sit(
        _ submission: Campaign.Submission
    ) throws(Refusal) -> (counts: CampaignCounts, seconds: Int64?, late: Int64) {
        guard let timing else {
            if submission.answers != nil || submission.seconds != nil {
                throw .campaign(.notTimed(key))
            }
            return (submission.counts, nil, 0)
        }
        guard let answers = submission.answers else {
            if let seconds = submission.seconds, seconds > timing.seconds {
                throw .campaign(.overTime(seconds: seconds, limit: timing.seconds))
            }
            return (submission.counts, submission.seconds, 0)
        }
        if answers.count > timing.questions {
            throw .campaign(
                .measureTooMuch(
                    timing.measure, value: Int64(answers.count), most: timing.questions))
        }
        let inTime = answers.filter { $0.second <= timing.seconds }
        var counts = submission.counts
        counts[timing.measure] = Int64(inTime.count { $0.right })
        let last = answers.map(\.second).max() ?? 0
        return (counts, min(last, timing.seconds), Int64(answers.count - inTime.count))
    }

    /// Each measure is the item's own, not negative, and within its bounds; at least one is there.
    func requireCounts(_ counts: CampaignCounts) throws(Refusal) {
        let known = measures.map(\.key.text)
        for key in counts.keys.sorted() where measure(key) == nil {
            throw .campaign(.measureUnknown(key.text, of: known))
        }
        if counts.isEmpty && !measures.isEmpty { throw .campaign(.measureMissing(key, of: known)) }
        for measure in measures {
            guard let value = counts[measure.key] else { continue }
            let most = [measure.most, measure.within.map { counts[$0] ?? 0 }].compactMap { $0 }
                .min()
            if value < 0 || value > most ?? .max {
                throw .campaign(.measureTooMuch(measure.key, value: value, most: most ?? .max))
            }
        }
    }
}

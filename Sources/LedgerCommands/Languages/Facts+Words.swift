import JSON

extension Facts {
    var role: Phrase { Glossary.roles.phrase(for: self("role")) }

    var notPermitted: Phrase {
        guard let roles = list("roles"), !roles.isEmpty else {
            return Phrase(zh: "您没有办这件事的权限。", en: "You may not do this.")
        }
        let names = roles.map(Glossary.roles.phrase)
        return Phrase(
            zh: "这件事由\(names.map(\.chinese).joined(separator: "、"))办，您没有这个权限。",
            en: "You may not do this. It takes the role "
                + names.map(\.english).joined(separator: " or ") + ".")
    }

    /// Why nothing is recorded for now.
    var readOnly: Phrase {
        switch self("reason") {
        case "notInPlace":
            Phrase(
                zh: "台账文件已不在原处（被删除、替换或移走），不能入账，也不能备份；查询照常。",
                en: "The file of the books is not in its place any more (removed, replaced or "
                    + "moved): no changes are taken, and no backups.")
        case "clockBeyond":
            Phrase(
                zh: "主机时钟显示 \(instant("now"))，不可能是对的，暂不办理改动。",
                en: "The host's clock shows \(instant("now")), which cannot be right: no changes "
                    + "are taken.")
        default:
            Phrase(zh: "台账现在只读\(all.chinese)。", en: "The books are read-only now\(all.english).")
        }
    }

    /// What may be meant by what there is not; nothing where nothing is near.
    var meant: Phrase {
        text("nearest").map { Phrase(zh: "是不是 \($0)？", en: " Did you mean \($0)?") } ?? Phrase("")
    }

    /// That somebody is of that employment type already.
    var sameType: Phrase {
        let type = Glossary.employmentTypes.phrase(for: self("type"))
        return Phrase(
            zh: "\(self("employee")) 已经是\(type.chinese)。",
            en: "\(self("employee")) is \(type.english) already.")
    }

    var outcome: Phrase { Glossary.decisions.phrase(for: self("outcome")) }

    /// 每天, 每月, 每年; day, month, year.
    var period: Phrase {
        switch self("period") {
        case "day": Phrase(zh: "每天", en: "day")
        case "month": Phrase(zh: "每月", en: "month")
        case "year": Phrase(zh: "每年", en: "year")
        default: Phrase(self("period"))
        }
    }

    /// Which case of the four-eyes rule it is (R-ORG-3).
    var fourEyes: Phrase {
        switch self("rule") {
        case "ownClaim":
            Phrase(zh: "不能审核自己的申报。", en: "Nobody decides their own claim.")
        case "submittedOnBehalf":
            Phrase(zh: "代别人登记的申报不能由自己通过。", en: "Who registered a claim does not approve it.")
        case "ownApproval":
            Phrase(
                zh: "自己通过的申报，异议不能由自己驳回。",
                en: "Who approved a claim does not dismiss an objection to it.")
        case "ownRegistration":
            Phrase(
                zh: "代别人登记的申报，异议不能由自己驳回。",
                en: "Who registered a claim does not dismiss an objection to it.")
        case "registeredComplaint":
            Phrase(
                zh: "代别人登记的异议、申诉不能由自己裁定。",
                en: "Who registered an objection or appeal for somebody does not decide it.")
        case "ownRevocation": Phrase(zh: "不能撤销自己的积分。", en: "Nobody revokes their own points.")
        case "ownDeduction": Phrase(zh: "不能给自己扣分。", en: "Nobody deducts from themself.")
        case "ownAppeal": Phrase(zh: "不能裁定自己的申诉。", en: "Nobody decides their own appeal.")
        case "ownReversal": Phrase(zh: "不能退回自己的扣分。", en: "Nobody gives back their own deduction.")
        case "ownFulfilment": Phrase(zh: "不能给自己发商品。", en: "Nobody hands goods to themself.")
        case "ownReturn": Phrase(zh: "不能给自己办退货。", en: "Nobody takes back their own goods.")
        case "ownResult":
            Phrase(zh: "要凭证明的成绩不能给自己登记。", en: "Nobody records for themself what evidence shows.")
        case "ownHold":
            Phrase(zh: "自己正在兑换的商品不能由自己清点。", en: "Nobody counts stock that they hold.")
        case "ownOpening":
            Phrase(zh: "不能给自己转入旧账积分。", en: "Nobody brings points over for themself.")
        case "ownImport":
            Phrase(
                zh: "自己导入的申报审过以后，要由没有导入它的安全管理部门撤销。",
                en: "A claim that you imported and that was decided is revoked by a reviewer who "
                    + "did not import it.")
        case "ownPrice":
            Phrase(
                zh: "自己正在兑换的商品不能由自己定价。",
                en: "Nobody sets the price of what they are redeeming.")
        case "ownDeparture":
            Phrase(
                zh: "自己的离职和返岗不能由自己登记。",
                en: "Nobody records that they leave or are back themself.")
        case "ownBinding":
            Phrase(zh: "不能给自己的工号换登录名。", en: "Nobody changes their own login.")
        default: Phrase(zh: "这件事不能由同一个人办。", en: "One person alone may not do this.")
        }
    }

    /// Why a file is not JSON5.
    var syntax: Phrase {
        let what = FileFaultWords.phrase(for: self("reason"))
        guard let found = text("found"), !found.isEmpty else { return what }
        if let meant = FullWidth.meant(by: found) {
            let ascii =
                meant.isEmpty
                ? Phrase(zh: "要用半角的符号", en: "use the sign of an English keyboard")
                : Phrase(zh: "要用半角的 \(meant)", en: "write \(meant) instead")
            return what
                + Phrase(zh: "：“\(found)”是全角的，", en: ": ‘\(found)’ is full-width, ") + ascii
        }
        return what + Phrase(zh: "：“\(found)”", en: ": ‘\(found)’")
    }

    /// The faults of a file, a line for each: where it stands, and what is wrong.
    var faults: Phrase {
        let faults = rows("faults").map { fault in
            Phrase(zh: "\n  \(fault.place.chinese)：", en: "\n  \(fault.place.english): ")
                + fault.reason
        }
        return faults.reduce(Phrase(""), +)
    }

    private var place: Phrase {
        let path = text("path") ?? ""
        guard let line = text("line") else { return Phrase(path) }
        return Phrase(
            zh: "第 \(line) 行\(path.isEmpty ? "" : " " + path)",
            en: "line \(line)\(path.isEmpty ? "" : ", " + path)")
    }

    private var reason: Phrase {
        let rest = without(["path", "line", "reason"]).all
        return FileFaultWords.phrase(for: self("reason")) + rest
    }
}

/// What can be wrong with a policy or a calendar file.
private enum FileFaultWords {
    static func phrase(for reason: String) -> Phrase {
        words[reason] ?? Phrase(reason)
    }

    private static let words: [String: Phrase] = [
        "duplicateCode": Phrase(zh: "编码重复", en: "this code comes twice"),
        "outsideCategory": Phrase(zh: "超出类别的分值范围", en: "outside its category's range"),
        "outsideCounty": Phrase(zh: "超出县里的分值范围", en: "outside the county's range"),
        "emptyRange": Phrase(zh: "范围的起点大于终点", en: "the range ends before it begins"),
        "standardOutsideRange": Phrase(zh: "标准分超出范围", en: "the standard is outside the range"),
        "severityOfNoHazard": Phrase(zh: "只有隐患类才分一般和重大", en: "only hazards have a severity"),
        "majorNotAboveGeneral": Phrase(
            zh: "重大隐患的分值要高于一般隐患", en: "a major hazard must be worth more than a general one"),
        "tiersOverlap": Phrase(zh: "档次重叠", en: "the tiers overlap"),
        "tierBeyondUnitValue": Phrase(zh: "档次超出单价范围", en: "a tier ends beyond the unit values"),
        "windowNeverOpens": Phrase(zh: "兑换日期永远不到", en: "this window never opens"),
        "noItems": Phrase(zh: "没有积分项目", en: "there are no items"),
        "unknownCode": Phrase(zh: "文件里没有这个编码", en: "nothing in the file has this code"),
        "unknownBlank": Phrase(zh: "没有这样的空格", en: "there is no such blank"),
        "endsBeforeItBegins": Phrase(zh: "结束早于开始", en: "it ends before it begins"),
        "noKinds": Phrase(zh: "没有参加者的类别", en: "no kind of participant"),
        "nobodyBelongs": Phrase(zh: "没有入口，不能按所属排名", en: "nobody belongs anywhere to be ranked"),
        "readingWithoutSubject": Phrase(
            zh: "读数要有对象：subject: \"required\"", en: "a reading needs subject: \"required\""),
        "tooManyCells": Phrase(zh: "格子多于列", en: "more cells than columns"),
        "unknown": Phrase(zh: "没有这个名称", en: "there is no such member"),
        "missing": Phrase(zh: "缺少", en: "missing"),
        "wrongType": Phrase(zh: "类型不对", en: "of the wrong type"),
        "outOfRange": Phrase(zh: "超出范围", en: "out of range"),
        "notOneOf": Phrase(zh: "不在可选值中", en: "not one of the choices"),
        "noSuchDay": Phrase(zh: "没有这一天", en: "there is no such day"),
        "badCode": Phrase(zh: "编码不合规则", en: "not a code"),
        "badText": Phrase(zh: "文字空白或太长", en: "blank or too long"),
        "empty": Phrase(zh: "文件是空的", en: "the file is empty"),
        "unexpected": Phrase(zh: "这里不该是这个字", en: "this is not expected here"),
        "unexpected_end": Phrase(zh: "没有写完", en: "it ends too early"),
        "trailing": Phrase(zh: "后面多了东西", en: "something follows the end"),
        "invalid_utf8": Phrase(zh: "不是 UTF-8", en: "not UTF-8"),
        "unclosed_comment": Phrase(zh: "注释没有结束", en: "a comment never ends"),
        "unclosed_text": Phrase(zh: "引号没有结束", en: "a text never ends"),
        "control_character": Phrase(zh: "有控制字符", en: "a control character"),
        "bad_escape": Phrase(zh: "转义写法不对", en: "a bad escape"),
        "bad_number": Phrase(zh: "数字写法不对", en: "a bad number"),
        "not_an_integer": Phrase(zh: "要整数", en: "not a whole number"),
        "number_out_of_range": Phrase(zh: "数字太大", en: "a number too large"),
        "duplicate_name": Phrase(zh: "名称重复", en: "a name comes twice"),
    ]
}

extension Facts {
    /// The words of a command after `jifen employee` that put right what a roster changed.
    var correction: Phrase {
        let start = "\(self("change")) \(self("employee"))"
        guard let before = text("before") else {
            let value =
                self("change") == "rename"
                ? Phrase(zh: " 姓名", en: " NAME")
                : self("change") == "bind" ? Phrase(zh: " 登录名", en: " USER") : Phrase("")
            return Phrase(start) + value
        }
        return Phrase(start + (self("change") == "move" ? " --department " : " ") + before)
    }
}

import Foundation
import Jifen

let (folder, config) = (CommandLine.arguments[1], CommandLine.arguments[2])
func text(_ file: String) throws -> String {
    try String(contentsOfFile: config + "/" + file, encoding: .utf8)
}
guard let start = Day("2026-11-02"), let noticeIsOver = Day("2026-11-25"),
    let clerk = EmployeeID("E001"), let reviewer = EmployeeID("E003"),
    let worker = EmployeeID("E007"), let item = ItemCode("improvement"),
    let towel = ProductCode("P01")
else { fatalError("a day or a code is not written right") }

let books = try JifenBooks(at: folder + "/books.sqlite", clock: .simulated(from: start))
try books.begin(enterprise: "示范机械厂", kind: .training, leader: .user("boss"))
let boss = books.acting(as: .user("boss"))
for year in 2025...2026 { try boss.adopt(calendar: text("calendars/\(year).json5")) }
try boss.adopt(policy: text("policy/jinzhai.json5"))
for who in [clerk, reviewer, worker] {
    try boss.enrol(who, name: "员工", department: "铸造车间")
}
try boss.grant(.administrator, to: .employee(clerk))
try boss.grant(.reviewer, to: .employee(reviewer))
try books.acting(as: .employee(clerk))
    .stock(towel, name: "毛巾", kind: .household, value: Fen(yuan: 6), count: 100)

let desk = books.acting(as: .employee(worker))
let claim = try desk.submit(item, note: "冲床加装双手按钮").claim
do {
    try desk.submit(item)
} catch {
    print("again:", error.kind.rawValue, error.fact("claim") ?? "")
}
let preview = try books.acting(as: .employee(reviewer)).preview(.approve(claim))
print("it would be", preview.answer.stage.rawValue)
try books.acting(as: .employee(reviewer)).approve(claim)
try books.settle(upTo: noticeIsOver)
print("credited:", try desk.balance().available.value)
let redemption = try desk.redeem(towel)
print(redemption.redemption.text, "left:", redemption.available.value)

for try await entry in books.entries() {
    print(entry.seq, entry.type, entry.actor.text)
    if entry.type == "redemption.requested.v1" { break }
}

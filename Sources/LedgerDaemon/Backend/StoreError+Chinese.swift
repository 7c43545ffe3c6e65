import CSystem
import LedgerAPI
import LedgerStore

extension StoreError: InChinese {
    /// For a person who starts jifend at a terminal and reads Chinese.
    var chinese: String {
        switch self {
        case .notBooks(let path): "\(path) 不是 jifen 的台账，没有动它"
        case .newerVersion(let found, let known):
            "台账是第 \(found) 版，这个 jifend 只认到第 \(known) 版：请装写它的那个 jifend 或更新的；台账没有动"
        case .logWithoutBooks(let path):
            "\(path) 不在或是空的，而 \(path)-wal 里还有属于它的账：把台账文件放回去，或用备份恢复；要从头新建，先移走这个日志"
        case .restoreInterrupted(let path):
            "恢复 \(path) 时中断了：再运行一次 jifend --restore；原来的台账在旁边，名称里有 .replaced"
        case .tablesDiffer(let path, let tables):
            "\(path) 里的表 \(tables.joined(separator: "、")) 被别的程序改过或删掉，从账目算不回来：请用备份恢复。文件没有动"
        case .cannotRenew(let path, let seq):
            "\(path) 的表要由账目重做，而账目" + (seq.map { "从第 \($0) 笔起" } ?? "")
                + "坏了：请用备份恢复。文件没有动，原来的 jifend 还能读它"
        case .notSecured(let path): "\(path) 写不到磁盘上"
        case .full: "磁盘满了"
        case .damaged(let what, let seq):
            "台账损坏：\(what)" + (seq.map { "，第 \($0) 笔" } ?? "")
        case .unknownOutcome(let error): "提交时出错，不知道记上没有：\(error)"
        case .tookTooLong: "查询时间太长"
        case .failed(let error): "读写出错：\(error)"
        }
    }
}

extension BackupError: InChinese {
    var chinese: String {
        switch self {
        case .exists(let name): "已有 \(name)"
        case .damaged(let faults):
            "备份损坏：\(faults.count) 处" + (faults.first?.seq.map { "，第一处在第 \($0) 笔" } ?? "")
        case .differs(let file): "\(file) 和它的清单对不上"
        case .noManifest(let file): "\(file) 不是备份清单"
        case .system(let path, let number): "\(path)：\(words(number))"
        case .noRoom(let path, let bytes): "\(path) 所在的磁盘放不下 \(bytes) 字节"
        case .cannotWrite(let path, let words): "写不了 \(path)：\(words)"
        case .store(let error): error.chinese
        }
    }
}

extension BookRestore.Refusal: InChinese {
    var chinese: String {
        switch self {
        case .backup(let error): "没有恢复：\(error.chinese)"
        case .newer(let books, let backup):
            "没有恢复：台账有 \(books) 笔，备份只到第 \(backup) 笔，之后的会丢掉；确要恢复就加 --force"
        case .other(let seq):
            "没有恢复：现有台账从第 \(seq) 笔起和备份不同，是另一本或另一段历史；确要恢复就加 --force"
        case .unreadable(let path):
            "没有恢复：读不了 \(path)，不知道会丢掉什么；确要恢复就加 --force"
        }
    }
}

extension BookRestore.Done {
    var chinese: String {
        "已恢复 \(enterprise)：\(head.seq) 笔账，检验过，末笔摘要 \(digest)"
            + (replaced.map { "\n原来的台账现在是 \($0)" } ?? "")
    }
}

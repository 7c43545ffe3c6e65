/// For a person who starts jifend at a terminal and reads Chinese; the log stays English.
extension ServerError {
    var chinese: String {
        switch self {
        case .system(let call, let number): "\(call)：\(words(number))"
        case .backend(_, let words): "台账打不开：\(words)"
        case .socket(let path, let fault): "套接字 \(path)：\(fault.chinese)"
        case .alreadyServed(let books, let pid?): "台账 \(books) 已由进程 \(pid) 提供服务"
        case .alreadyServed(let books, nil): "台账 \(books) 已由另一个进程提供服务"
        case .books(let path, let fault): "台账 \(path) \(fault.chinese)"
        }
    }
}

extension BooksFault {
    fileprivate var chinese: String {
        switch self {
        case .hasOtherNames(let count):
            "有 \(count) 个名称（硬链接），每个都可能被另一个 jifend 使用：用 find -xdev -samefile 找出来，"
                + "只留一个；要副本就用 cp"
        case .leadsNowhere: "是符号链接，但指向的文件不在：也许磁盘没有挂上；新建台账请直接写文件本身"
        case .isNoFile(true): "是一个目录：要写其中的文件，如 books.sqlite"
        case .isNoFile(false): "不是文件（是管道、设备或套接字），没有动它"
        case .isOthers(let owner, let mode, let user, let remedy):
            "属于 \(owner)，权限 \(String(mode, radix: 8))，而 jifend 以 \(user) 运行，不能读写：\(remedy)"
        case .isReadOnly:
            "所在的磁盘不能写；由 systemd 运行时只有 /var/lib/jifen 可写，别的目录要写进 jifend.service 的 ReadWritePaths="
        }
    }
}

extension SocketFault {
    fileprivate var chinese: String {
        switch self {
        case .notAbsolute: "路径要从 / 开始"
        case .tooLong(let longest): "路径太长，最多 \(longest) 字节"
        case .isLink: "那里是一个符号链接，没有动它"
        case .isDirectory: "那里是一个目录，没有动它"
        case .isFile: "那里是一个文件，没有动它"
        case .isOthers(let uid): "那里是用户 \(uid) 的套接字，没有动它"
        case .isServed: "已经有人在这个套接字上提供服务"
        case .unusable(let number): words(number)
        }
    }
}

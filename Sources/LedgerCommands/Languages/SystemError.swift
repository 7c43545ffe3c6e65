import CSystem

/// What an errno means to somebody who named a file.
enum SystemError {
    static func words(_ errno: Int32) -> Phrase {
        let english = strerror(errno).map { String(cString: $0) } ?? "errno \(errno)"
        return Phrase(zh: chinese(errno) ?? english, en: english)
    }

    private static func chinese(_ errno: Int32) -> String? {
        switch errno {
        case ENOENT: "没有这个文件"
        case ENOTDIR: "路径里有一段不是目录"
        case EISDIR: "这是一个目录"
        case EACCES, EPERM: "没有权限"
        case EROFS: "这里只读"
        case ENOSPC, EDQUOT: "磁盘满了"
        case EFBIG: "文件太大"
        case ENAMETOOLONG: "名称太长"
        case EIO: "读写设备出错"
        case ELOOP: "链接绕成了圈"
        default: nil
        }
    }
}

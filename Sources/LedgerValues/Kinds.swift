/// 正式工, 外包人员, 临时工
public enum EmploymentType: String, CaseIterable, Sendable { case regular, outsourced, temporary }

/// What goods are (R-STORE-1).
public enum ProductKind: String, CaseIterable, Sendable {
    /// 生活用品
    case household
    /// 劳保用品
    case protective
    /// 特色商品
    case specialty
}

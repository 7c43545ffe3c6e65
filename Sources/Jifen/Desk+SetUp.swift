import JSON
import LedgerAPI
public import LedgerValues

/// What books need before anybody claims.
extension Desk {
    /// Adopts a policy, in force from today on. For a leader.
    ///
    /// Refused: `file.syntax` with line and column, `policy.faulty`.
    /// - Parameter text: of a file such as `config/policy/jinzhai.json5`.
    public func adopt(policy text: String) throws(Refused) {
        _ = try books.change("policy.adopt", ["text": .string(text)], as: person)
    }

    /// Adopts a year's calendar of working days (R-TIME-3). For a leader.
    ///
    /// Refused: `file.syntax`, `calendar.faulty`, `calendar.contradiction`.
    /// - Parameter text: of a file such as `config/calendars/2026.json5`.
    public func adopt(calendar text: String) throws(Refused) {
        _ = try books.change("calendar.adopt", ["text": .string(text)], as: person)
    }

    /// Enrols an employee (R-ORG-1). For an administrator or a leader.
    ///
    /// Refused: `employee.exists`.
    /// - Parameters:
    ///   - name: up to 64 characters; kept beside the chain, so that it can be erased (R-ORG-6).
    ///   - department: up to 64 characters.
    public func enrol(
        _ employee: EmployeeID, name: String, department: String,
        type: EmploymentType = .regular
    ) throws(Refused) {
        _ = try books.change(
            "employee.add",
            [
                "employee": .string(employee.text), "name": .string(name),
                "department": .string(department), "type": .string(type.rawValue),
            ], as: person)
    }

    /// Gives a role (R-ORG-2). For a leader.
    ///
    /// Refused: `role.not_grantable`, `role.already_held`, `employee.unknown`.
    public func grant(_ role: Role, to holder: RoleHolder) throws(Refused) {
        _ = try books.change(
            "role.grant", ["role": .string(role.rawValue), "to": .string(holder.text)],
            as: person)
    }

    /// Puts goods on the shelf: a product, and its first delivery. For an administrator.
    ///
    /// Refused: `product.exists`, `product.value_out_of_bounds`, `policy.none_in_force`.
    /// - Parameters:
    ///   - value: of one unit; its price in points follows from the policy's ratio (R-STORE-3).
    ///   - count: units that came in.
    public func stock(
        _ product: ProductCode, name: String, kind: ProductKind, value: Fen, count: Int64
    ) throws(Refused) {
        _ = try books.change(
            "product.add",
            [
                "product": .string(product.text), "name": .string(name),
                "kind": .string(kind.rawValue), "valueFen": .int(value.value),
            ], as: person)
        _ = try books.change(
            "stock.receive", ["product": .string(product.text), "count": .int(count)], as: person)
    }
}

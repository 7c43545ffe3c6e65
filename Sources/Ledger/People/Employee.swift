/// Anyone on the site 员工, whatever the employment type (R-ORG-1). The name is not here: it
/// lives beside the chain (R-ORG-6).
public struct Employee: Hashable, Sendable {
    public let id: EmployeeID
    public var department: String
    public var type: EmploymentType
    /// False after leaving (R-ORG-5).
    public var active: Bool
    /// The system user bound to this works number.
    public var user: String?
    /// No redemption before this moment (R-FRAUD-1).
    public var suspendedUntil: Instant?

    public init(
        id: EmployeeID, department: String, type: EmploymentType, active: Bool = true,
        user: String? = nil, suspendedUntil: Instant? = nil
    ) {
        self.id = id
        self.department = department
        self.type = type
        self.active = active
        self.user = user
        self.suspendedUntil = suspendedUntil
    }

    /// Whose roles are theirs: of the works number, and of the login name.
    public var holders: [RoleHolder] {
        [.employee(id)] + (user.map { [.user($0)] } ?? [])
    }

    public func isSuspended(at instant: Instant) -> Bool {
        suspendedUntil.map { instant < $0 } ?? false
    }
}

extension Employee {
    public enum Command: Sendable {
        case enrol(EmployeeID, department: String, type: EmploymentType, user: String?)
        case move(EmployeeID, department: String)
        /// Another employment type, from that day on; nil: today.
        case retype(EmployeeID, EmploymentType, from: Day?)
        case leave(EmployeeID)
        case `return`(EmployeeID, department: String?)
        case bind(EmployeeID, user: String)
        case rename(EmployeeID)
        case eraseName(EmployeeID)
        /// With the import that enrolled them.
        case unenrol(EmployeeID, of: ImportID)
    }

    public enum Event: Hashable, Sendable {
        case enrolled(department: String, type: EmploymentType)
        case moved(department: String)
        /// Of another employment type, from that day on (R-ORG-8).
        case retyped(EmploymentType, from: Day)
        case left
        case returned(department: String)
        case bound(user: String)
        /// The name beside the chain was corrected; the entry does not hold it (R-ORG-6).
        case renamed
        case nameErased
        /// No redemption in [from, until), because of this claim (R-FRAUD-1).
        case suspended(from: Instant, until: Instant, claim: ClaimID)
        /// 通报批评 on the board.
        case criticised(claim: ClaimID)
        /// Enrolled by an import that was taken back (R-IMP-2); may be enrolled anew.
        case unenrolled(ImportID)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknown(EmployeeID)
        case exists(EmployeeID)
        case left(EmployeeID)
        case stillActive(EmployeeID)
        /// More stands under the works number than the enrolment.
        case inUse(EmployeeID)
        /// A roster changed it: put right by hand.
        case changed(EmployeeID, Correction)
        case userTaken(user: String, by: EmployeeID)
        case alreadyInDepartment(EmployeeID, String)
        case alreadyOfType(EmployeeID, EmploymentType)
        /// Before the enrolment, or before the day from which the present type counts.
        case typeDayTooEarly(EmployeeID, Day, earliest: Day)
        /// Nobody works there, and nobody ever did; what may be meant.
        case departmentUnknown(String, nearest: String?)
    }
}

extension LedgerState {
    func requireEmployee(_ id: EmployeeID) throws(Refusal) -> Employee {
        guard let employee = employee(id) else { throw .employee(.unknown(id)) }
        return employee
    }

    func requireActive(_ id: EmployeeID) throws(Refusal) -> Employee {
        let employee = try requireEmployee(id)
        if !employee.active { throw .employee(.left(id)) }
        return employee
    }
}

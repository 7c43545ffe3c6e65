import JSON
import Ledger
import LedgerAPI

typealias Arguments = CallArguments

extension Method {
    /// The parameters of a call, each of its kind.
    func arguments(_ params: JSONObject) throws(ServiceError) -> Arguments {
        do {
            return try Arguments(checking: params, parameters)
        } catch {
            throw .invalid(error)
        }
    }
}

/// Parameters by their names, of the methods that the contract does not declare yet.
extension Arguments {
    func has(_ name: String) -> Bool { params[name] != nil }
    func text(_ name: String) -> String? { params[name]?.string }
    func int(_ name: String) -> Int64? { params[name]?.int }
    func bool(_ name: String) -> Bool { params[name]?.bool ?? false }
    func day(_ name: String) -> Day? { text(name).flatMap { Day($0) } }
    func points(_ name: String) -> Points? { int(name).map { Points($0) } }
    func fen(_ name: String) -> Fen? { int(name).map { Fen($0) } }
    func employee(_ name: String) -> EmployeeID? { text(name).flatMap { EmployeeID($0) } }
    func holder(_ name: String) -> RoleHolder? { text(name).flatMap { RoleHolder($0) } }

    func code<C: CodeName>(_ name: String, _: C.Type = C.self) -> C? {
        text(name).flatMap { C($0) }
    }

    func id<ID: NumberedID>(_ name: String, _: ID.Type = ID.self) -> ID? {
        text(name).flatMap { ID($0) }
    }

    func choice<C: RawRepresentable>(_ name: String, _: C.Type = C.self) -> C?
    where C.RawValue == String { text(name).flatMap { C(rawValue: $0) } }

    func list(_ name: String) -> [JSON] { params[name]?.array ?? [] }

    /// How many things a list asks for; its longest member is that list.
    var lines: Int { params.members.reduce(1) { max($0, $1.value.array?.count ?? 0) } }

    func objects(_ name: String) -> [Arguments] {
        list(name).map { Arguments($0.object ?? JSONObject()) }
    }
}

extension Arguments {
    /// What a required parameter holds. The method's table promises it; a method that asks for
    /// what its table does not require is a programmer's mistake.
    func required<R>(_ name: String, _ value: R?) -> R {
        guard let value else { preconditionFailure("the method's table requires \(name)") }
        return value
    }

    func words(_ name: String) -> String { required(name, text(name)) }
    func requiredEmployee(_ name: String = "employee") -> EmployeeID {
        required(name, employee(name))
    }
    func requiredInt(_ name: String) -> Int64 { required(name, int(name)) }
    func requiredCode<C: CodeName>(_ name: String) -> C { required(name, code(name)) }
    func requiredID<ID: NumberedID>(_ name: String) -> ID { required(name, id(name)) }
    func requiredChoice<C: RawRepresentable>(_ name: String) -> C where C.RawValue == String {
        required(name, choice(name))
    }
}

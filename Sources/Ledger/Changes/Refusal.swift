/// Why a rule refuses a command: facts, not prose. Words are given once, at the boundary.
public enum Refusal: Error, Hashable, Sendable {
    case books(Books.Refusal)
    case role(RoleGrant.Refusal)
    case employee(Employee.Refusal)
    case policy(Policy.Refusal)
    case calendar(WorkYear.Refusal)
    case claim(Claim.Refusal)
    case deduction(Deduction.Refusal)
    case product(Product.Refusal)
    case redemption(Redemption.Refusal)
    case budget(Budget.Refusal)
    case opening(Opening.Refusal)
    case campaign(Campaign.Refusal)
    case imported(Import.Refusal)
    case fourEyes(FourEyes)
    case dateInTheFuture(Day, today: Day)
}

/// What can be measured by itself, in the order of a whole run.
enum Part: String, CaseIterable {
    case floors, changes, balances, load, imports, books, programs

    func measure(in workshop: Workshop) throws(BenchFailure) {
        switch self {
        case .floors: try workshop.measureFloors()
        case .changes: try workshop.measureChanges()
        case .balances: try workshop.measureBalances()
        case .load: try workshop.measureUnderLoad()
        case .imports: try workshop.measureImport()
        case .books: try workshop.measureBooks()
        case .programs: try workshop.measurePrograms()
        }
    }
}

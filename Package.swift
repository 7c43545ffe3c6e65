// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target: Swift 6, explicit imports, warnings are errors.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "jifen",
    products: [
        .library(name: "Jifen", targets: ["Jifen", "LedgerValues", "LedgerAPI"]),
        .executable(name: "jifend", targets: ["jifend"]),
        .executable(name: "jifen", targets: ["jifen"]),
        .executable(name: "jifen-bench", targets: ["jifen-bench"]),
    ],
    dependencies: [],
    targets: [
        .systemLibrary(name: "CSystem"),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CSHA2"),
        module("JSON"),
        module("SHA2", ["CSHA2"]),
        module("SQLite", ["CSQLite", "CSystem"]),
        module("LedgerValues"),
        module("Ledger", ["LedgerValues"]),
        module("TextFiles", ["CSystem"]),
        module("LedgerStore", ["Ledger", "SQLite", "JSON", "SHA2", "TextFiles", "CSystem"]),
        module("LedgerAPI", ["LedgerValues", "JSON", "SHA2"]),
        module(
            "LedgerService",
            ["LedgerAPI", "LedgerValues", "LedgerStore", "Ledger", "JSON", "SHA2", "CSystem"]),
        module(
            "LedgerDaemon",
            ["LedgerService", "LedgerAPI", "LedgerStore", "Ledger", "TextFiles", "JSON", "CSystem"]),
        module(
            "Jifen",
            [
                "LedgerDaemon", "LedgerService", "LedgerStore", "LedgerClient", "LedgerAPI",
                "LedgerValues", "JSON", "CSystem",
            ]),
        module("LedgerClient", ["LedgerAPI", "JSON", "CSystem"]),
        module("ZIP"),
        module("Workbooks", ["ZIP"]),
        module("Barcodes"),
        module("Pinyin"),
        module(
            "LedgerExports", ["JSON", "TextFiles", "Workbooks", "ZIP", "Barcodes", "CSystem"]),
        module(
            "LedgerCommands",
            [
                "LedgerClient", "LedgerExports", "Workbooks", "LedgerAPI", "LedgerValues",
                "TextFiles", "JSON", "SHA2", "Pinyin", "CSystem",
            ]),
        program("jifend", ["LedgerDaemon"]),
        program("jifen", ["LedgerCommands", "LedgerAPI"]),
        program(
            "jifen-bench",
            [
                "LedgerDaemon", "LedgerService", "LedgerStore", "LedgerClient", "Ledger", "SQLite",
                "SHA2", "JSON", "CSystem",
            ]),
        .target(
            name: "LedgerTestSupport", dependencies: ["Ledger"], path: "Tests/LedgerTestSupport",
            swiftSettings: settings),
        tests("JSONTests", ["JSON"]),
        tests("SHA2Tests", ["SHA2"]),
        tests("SQLiteTests", ["SQLite"]),
        tests("LedgerTests", ["Ledger", "LedgerTestSupport"]),
        tests(
            "LedgerStoreTests",
            ["LedgerStore", "Ledger", "LedgerTestSupport", "SQLite", "JSON", "SHA2"]),
        tests("LedgerAPITests", ["LedgerAPI", "JSON"]),
        .testTarget(
            name: "LedgerServiceTests",
            dependencies: [
                "LedgerService", "LedgerStore", "LedgerAPI", "LedgerValues", "Ledger",
                "LedgerTestSupport", "JSON", "SHA2",
            ],
            exclude: ["kinds.txt"], swiftSettings: settings),
        tests(
            "LedgerDaemonTests", ["LedgerDaemon", "LedgerClient", "LedgerAPI", "JSON", "CSystem"]),
        tests("ZIPTests", ["ZIP"]),
        tests("BarcodesTests", ["Barcodes"]),
        tests("PinyinTests", ["Pinyin"]),
        tests("WorkbooksTests", ["Workbooks"]),
        tests("LedgerExportsTests", ["LedgerExports", "TextFiles", "ZIP"]),
        tests(
            "LedgerCommandsTests",
            [
                "LedgerCommands", "LedgerExports", "LedgerClient", "LedgerAPI", "LedgerStore",
                "Ledger", "JSON",
            ]),
    ]
)

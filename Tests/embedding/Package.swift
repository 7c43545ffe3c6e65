// swift-tools-version: 6.2
import PackageDescription

/// A program of somebody else's that keeps its own books. It depends on this package by its path.
let package = Package(
    name: "embedding",
    dependencies: [.package(name: "jifen", path: "../..")],
    targets: [
        .executableTarget(
            name: "embedding", dependencies: [.product(name: "Jifen", package: "jifen")])
    ]
)

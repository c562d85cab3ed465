// swift-tools-version: 6.2
import PackageDescription

// Where `./setup` unpacks the inference runtime; a packager may point elsewhere.
let prefix = Context.environment["TOUCHSTONE_DEPS"] ?? "\(Context.packageDirectory)/.deps"

let package = Package(
    name: "touchstone",
    targets: [
        // Floor 1
        .target(name: "DetectionCore"),
        .testTarget(name: "DetectionCoreTests", dependencies: ["DetectionCore"]),
    ])

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}

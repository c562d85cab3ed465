// swift-tools-version: 6.2
import PackageDescription

let prefix = "\(Context.packageDirectory)/../.deps"

let package = Package(
    name: "touchstone-benchmarks",
    targets: [
        .systemLibrary(name: "CVips", pkgConfig: "vips"),
        .target(name: "CVipsShim", dependencies: ["CVips"]),
        .systemLibrary(name: "COpenVINO"),
        .executableTarget(
            name: "Floor", dependencies: ["COpenVINO", "CVipsShim"],
            swiftSettings: [.unsafeFlags(["-Xcc", "-I\(prefix)/include"])],
            linkerSettings: [
                .unsafeFlags([
                    "-L\(prefix)/lib/openvino", "-Xlinker", "-rpath", "-Xlinker", "\(prefix)/lib/openvino",
                ])
            ]),
        .executableTarget(name: "Bench"),
    ])

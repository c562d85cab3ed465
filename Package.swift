// swift-tools-version: 6.2
import PackageDescription

// Where `./setup` unpacks the inference runtime; a packager may point elsewhere.
let prefix = Context.environment["TOUCHSTONE_DEPS"] ?? "\(Context.packageDirectory)/.deps"

/// Where programs look for a library of ours: below the folder they are installed in, and where `./setup` put it unless they
/// are made to be moved.
func runPaths(_ library: String) -> LinkerSetting {
    let built = Context.environment["TOUCHSTONE_DIST"] == nil ? ["\(prefix)/lib/\(library)"] : []
    let paths = built + ["$ORIGIN/../lib/\(library)", "$ORIGIN/../../lib/\(library)"]
    return .unsafeFlags(paths.flatMap { ["-Xlinker", "-rpath", "-Xlinker", $0] })
}

/// The programs that look at media which nobody trusts; what decodes needs them beside it.
let contained: [Target.Dependency] = ["touchstone-decoder", "touchstone-track-decoder", "touchstone-reader"]

let package = Package(
    name: "touchstone",
    products: [
        .executable(name: "touchstone", targets: ["touchstone"]),
        .executable(name: "touchstone-decoder", targets: ["touchstone-decoder"]),
        .executable(name: "touchstone-track-decoder", targets: ["touchstone-track-decoder"]),
        .executable(name: "touchstone-reader", targets: ["touchstone-reader"]),
        .library(name: "TouchstoneClient", targets: ["Client"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0: C libraries, nothing but module maps and shims.
        .systemLibrary(name: "CVips", pkgConfig: "vips"),
        .target(
            name: "CVipsShim", dependencies: ["CVips"],
            linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("webp")]),
        .target(
            name: "CFFmpegShim",
            linkerSettings: ["avformat", "avcodec", "swresample", "swscale", "avutil"].map { .linkedLibrary($0) }),
        .target(name: "CC2PA"),
        .target(name: "CContainment"),
        .target(name: "CPDFium"),
        .systemLibrary(name: "COpenVINO"),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .systemLibrary(name: "CMemoryFile"),
        // Opened at run time, by servers whose store it is; its headers are where Debian has them.
        .target(
            name: "CMongoC",
            cSettings: [.unsafeFlags(["libmongoc-1.0", "libbson-1.0"].map { "-I/usr/include/\($0)" })]),
        .target(name: "CEmbeddedFiles"),

        // Floor 1
        .target(name: "EmbeddedFiles", dependencies: ["CEmbeddedFiles"]),
        .target(name: "Containers"),
        .target(name: "DetectionCore"),
        .target(name: "DecoderWire", dependencies: ["CMemoryFile"]),
        .target(name: "Addresses", dependencies: [.product(name: "NIOCore", package: "swift-nio")]),

        // Floor 2
        .target(name: "Contained", dependencies: ["CContainment", "Containers", "DecoderWire"]),
        .target(
            name: "MediaDecoding",
            dependencies: [
                "Containers", "DetectionCore", "DecoderWire", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Metrics", package: "swift-metrics"),
            ]),
        .target(
            name: "Inference",
            dependencies: [
                "CMemoryFile", "COpenVINO", "DetectionCore", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            linkerSettings: [.unsafeFlags(["-L\(prefix)/lib/openvino"]), runPaths("openvino")]),
        .target(name: "Tokenizing", dependencies: ["DetectionCore"]),
        .target(name: "Storage", dependencies: ["DetectionCore", .product(name: "NIOCore", package: "swift-nio")]),
        .target(
            name: "Presentation", dependencies: ["DetectionCore", "EmbeddedFiles"], exclude: ["HTML/report.css"]),

        // Floor 3. The contained programs; each links no more libraries than its media need.
        .executableTarget(
            name: "touchstone-decoder", dependencies: ["CVipsShim", "Contained", "Containers", "DecoderWire"]),
        .executableTarget(
            name: "touchstone-track-decoder", dependencies: ["CFFmpegShim", "Contained", "DecoderWire"]),
        .executableTarget(
            name: "touchstone-reader", dependencies: ["CC2PA", "CPDFium", "Contained", "DecoderWire"],
            // Opened at run time, when they are there.
            linkerSettings: [runPaths("c2pa"), runPaths("pdfium")]),
        .target(
            name: "Detectors",
            dependencies: [
                "Containers", "DecoderWire", "DetectionCore", "Inference", "MediaDecoding", "Tokenizing",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "ModelImport",
            dependencies: [
                "DetectionCore", "Inference", "Tokenizing",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .target(
            name: "StorageSQLite",
            dependencies: ["DetectionCore", "Storage", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "OpenInference",
            dependencies: [
                "Inference", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .target(name: "StorageMongo", dependencies: ["CMongoC", "DetectionCore", "Storage"]),
        .target(name: "BlobsFile", dependencies: ["DetectionCore", "Storage"]),
        .target(
            name: "BlobsS3",
            dependencies: [
                "DetectionCore", "Storage", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .target(name: "StorageConformance", dependencies: ["DetectionCore", "Storage"]),

        // Floor 4
        .target(
            name: "Analysis",
            dependencies: [
                "DetectionCore", "Detectors", "Inference", "MediaDecoding", "Storage",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(name: "API", dependencies: ["DetectionCore", "EmbeddedFiles"], exclude: ["openapi.yaml"]),

        // Floor 5
        .target(
            name: "Signing",
            dependencies: ["API", "DetectionCore", .product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "Accounts",
            dependencies: [
                "API", "CSodium", "DetectionCore", "EmbeddedFiles", "Signing", "Storage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Passwords/common.txt"]),
        .target(
            name: "OpenID",
            dependencies: [
                "API", "Accounts", "Addresses", "DetectionCore", "Signing", "Storage",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .target(
            name: "Intake",
            dependencies: [
                "API", "Analysis", "DetectionCore", "MediaDecoding", "Storage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "_NIOFileSystem", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "WebPage",
            dependencies: [
                "CZlib", "DetectionCore", "EmbeddedFiles", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "_NIOFileSystem", package: "swift-nio"),
            ],
            exclude: ["Assets", "package.json", "tsconfig.json"]),
        .target(
            name: "Webhooks",
            dependencies: [
                "API", "Addresses", "Storage",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "Client",
            dependencies: [
                "API", "DetectionCore",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "_NIOFileSystem", package: "swift-nio"),
            ]),

        // Floor 6
        .target(
            name: "Server",
            dependencies: [
                "API", "Accounts", "Addresses", "Analysis", "DetectionCore", "Detectors", "EmbeddedFiles",
                "Inference", "Intake", "MediaDecoding", "OpenID", "OpenInference", "Presentation", "Signing", "Storage",
                "WebPage", "Webhooks",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "_NIOFileSystem", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),

        // Floor 7
        .executableTarget(
            name: "touchstone",
            dependencies: [
                "API", "Accounts", "Analysis", "BlobsFile", "BlobsS3", "Client", "DecoderWire", "DetectionCore",
                "Detectors",
                "EmbeddedFiles", "Inference", "MediaDecoding", "ModelImport", "OpenInference", "Presentation",
                "Server", "Signing", "Storage", "StorageMongo", "StorageSQLite",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        // Tests
        .target(
            name: "TestSupport", dependencies: ["DetectionCore", "MediaDecoding"], path: "Tests/TestSupport",
            exclude: ["Fixtures", "Pixels", "Signed"]),
        .testTarget(name: "DetectionCoreTests", dependencies: ["DetectionCore"]),
        .testTarget(name: "ContainersTests", dependencies: ["Containers"]),
        .testTarget(
            name: "MediaDecodingTests",
            dependencies: ["DecoderWire", "DetectionCore", "MediaDecoding", "TestSupport"] + contained),
        .testTarget(name: "InferenceTests", dependencies: ["DetectionCore", "Inference"], exclude: ["Fixtures"]),
        .testTarget(
            name: "DetectorsTests",
            dependencies: [
                "Containers", "DetectionCore", "Detectors", "Inference", "MediaDecoding", "TestSupport", "Tokenizing",
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "TokenizingTests", dependencies: ["DetectionCore", "Tokenizing"], exclude: ["Fixtures"]),
        .testTarget(
            name: "ModelImportTests",
            dependencies: [
                "DetectionCore", "Inference", "ModelImport", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "BlobsFile", "DetectionCore", "Storage", "StorageConformance", "StorageMongo", "StorageSQLite",
                "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "OpenInferenceTests",
            dependencies: [
                "Inference", "OpenInference", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        .testTarget(
            name: "BlobsTests",
            dependencies: [
                "BlobsFile", "BlobsS3", "DetectionCore", "Storage", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .testTarget(
            name: "StorageMongoTests", dependencies: ["DetectionCore", "Storage", "StorageMongo", "TestSupport"]),
        .testTarget(
            name: "AnalysisTests",
            dependencies: [
                "Analysis", "BlobsFile", "DetectionCore", "Detectors", "Inference", "MediaDecoding", "Storage",
                "StorageSQLite", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ] + contained),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "API", "Accounts", "Addresses", "Analysis", "BlobsFile", "Client", "DetectionCore", "Detectors",
                "EmbeddedFiles", "Inference", "Intake", "MediaDecoding", "OpenID", "OpenInference", "Server", "Signing",
                "Storage",
                "StorageSQLite", "TestSupport", "WebPage", "Webhooks",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "BlobsFile", "DecoderWire", "DetectionCore", "MediaDecoding", "Presentation", "Storage",
                "StorageSQLite", "TestSupport", "touchstone",
                .product(name: "Logging", package: "swift-log"),
            ] + contained),
    ])

// `make fuzz` asks for one program more, which tries the readers of files with libFuzzer.
let isFuzzing = Context.environment["FUZZ"] != nil
if isFuzzing {
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "fuzz", dependencies: ["CLibFuzzer", "Containers", "DetectionCore", "Detectors", "MediaDecoding"],
            path: "Fuzz/Readers", linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ]
}

// The fast loop: `ONLY=StorageTests swift test` builds the tests of these targets and what they stand on, nothing else.
if let only = Context.environment["ONLY"] {
    var needed = Set(only.split(separator: ",").map(String.init))
    var reached: [Target] = []
    while let target = package.targets.first(where: { target in
        needed.contains(target.name) && !reached.contains { $0 === target }
    }) {
        reached.append(target)
        for case .byNameItem(let name, _) in target.dependencies { needed.insert(name) }
    }
    package.targets = package.targets.filter { needed.contains($0.name) }
    package.products = isFuzzing ? [.executable(name: "fuzz", targets: ["fuzz"])] : []
}

// Everything that computes is optimised in debug builds too, so that `make run` and `make test` share one build.
let computing: Set = [
    "CFFmpegShim", "CPDFium", "CVipsShim", "Containers", "DecoderWire", "DetectionCore", "MediaDecoding", "Inference",
    "Tokenizing", "Detectors",
    "Analysis", "Contained", "touchstone-decoder", "touchstone-track-decoder", "touchstone-reader",
]

// What the fuzzer is to find its way through.
let fuzzed: Set = ["Containers", "MediaDecoding", "Detectors"]

// Accepts no warning in our own targets when asked for; a newer compiler's do not stop anybody else.
let isStrict = Context.environment["TOUCHSTONE_WARNINGS"] == "errors"
let strict: [SwiftSetting] = isStrict ? [.treatAllWarnings(as: .error, .when(configuration: .debug))] : []

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ] + strict + [
            // Every target, not only the one that imports the runtime: whoever sees it through another rebuilds its module.
            .unsafeFlags(["-Xcc", "-I\(prefix)/include"])
        ]
    if isStrict, target.name.hasPrefix("C") {
        target.cSettings = [.treatAllWarnings(as: .error, .when(configuration: .debug))]
    }
    if isFuzzing, fuzzed.contains(target.name) {
        target.swiftSettings?.append(.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]))
    }
    guard computing.contains(target.name) else { continue }
    if target.name.hasPrefix("C") {
        target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(["-O2"], .when(configuration: .debug))]
    } else {
        target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
    }
}

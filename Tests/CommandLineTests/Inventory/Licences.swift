/// Under which licences others' work may be used, as SPDX expressions: read in each project, written down here.
enum Licences {
    /// By the identity of a Swift package.
    static let packages =
        Dictionary(
            uniqueKeysWithValues: [
                "async-http-client", "hummingbird", "swift-asn1", "swift-certificates", "swift-configuration",
                "swift-crypto", "swift-distributed-tracing", "swift-http-structured-headers",
                "swift-http-types", "swift-log", "swift-metrics", "swift-nio", "swift-nio-extras", "swift-nio-http2",
                "swift-nio-ssl", "swift-nio-transport-services", "swift-service-context",
                "swift-service-lifecycle",
            ].map { ($0, "Apache-2.0") }
                + [
                    "swift-algorithms", "swift-argument-parser", "swift-async-algorithms", "swift-atomics",
                    "swift-collections", "swift-numerics", "swift-system",
                ].map { ($0, "Apache-2.0 WITH Swift-exception") }
        )
        .merging(["grdb.swift": "MIT", "yams": "MIT"]) { $1 }

    /// By the name of a Debian package.
    static let libraries = [
        "libavcodec-dev": ffmpeg, "libavformat-dev": ffmpeg, "libavutil-dev": ffmpeg, "libswresample-dev": ffmpeg,
        "libswscale-dev": ffmpeg, "libsodium-dev": "ISC", "libsqlite3-dev": "blessing",
        "libjpeg62-turbo-dev": "IJG AND BSD-3-Clause AND Zlib", "libvips-dev": "LGPL-2.1-or-later",
        "libmongoc-dev": "Apache-2.0", "libwebp-dev": "BSD-3-Clause", "zlib1g-dev": "Zlib",
    ]

    /// By the name of a wheel of which something ships.
    static let wheels = [
        "openvino": "Apache-2.0", "c2pa-python": "MIT OR Apache-2.0", "pypdfium2": "BSD-3-Clause AND Apache-2.0",
        "bonafide": "MIT",
    ]

    /// As Debian builds it.
    private static let ffmpeg = "LGPL-2.1-or-later AND GPL-2.0-or-later"
}

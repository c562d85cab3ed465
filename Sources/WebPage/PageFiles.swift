import EmbeddedFiles

/// The files of the page by the addresses they are served at.
package struct PageFiles: Sendable {
    /// Every file.
    package let assets: [Asset]

    /// The files that are part of the program; made, and compressed, when one is asked for first.
    package static let embedded = PageFiles(files, isOpen: true)
    /// The same for a server whose visitors need an account.
    package static let embeddedForAccounts: PageFiles = {
        let firstPage = files.first { $0.path == "index.html" }.flatMap { asset($0, among: files, isOpen: false) }
        return PageFiles(assets: embedded.assets.map { $0.path == "/" ? firstPage ?? $0 : $0 })
    }()
    /// The addresses of the program's files.
    package static let addresses = files.map { address(of: $0.path) }

    private static let files = EmbeddedFile.all(in: "WebPage/Assets")

    private init(assets: [Asset]) {
        self.assets = assets
    }

    /// Files with a first page that announces its modules and fits who may use it: the form without scripts is for guests.
    ///
    /// - Parameters:
    ///   - files: Paths below the folder of the page, with contents.
    ///   - isOpen: Whether visitors need no account.
    init(_ files: [EmbeddedFile], isOpen: Bool) {
        self.init(assets: files.compactMap { Self.asset($0, among: files, isOpen: isOpen) })
    }

    /// The file at an address.
    package func asset(at address: String) -> Asset? { assets.first { $0.path == address } }

    /// A file as it is served, by the parameters of `init`; nil for what a server has no use for.
    ///
    /// - Parameter isForWork: Whether it is served as it was written, so that an edit shows at once.
    static func asset(
        _ file: EmbeddedFile, among files: [EmbeddedFile], isOpen: Bool, isForWork: Bool = false
    ) -> Asset? {
        guard let mediaType = Asset.MediaType(fileName: file.path) else { return nil }
        let bytes =
            switch mediaType {
            case .html where file.path == "index.html": firstPage(file, among: files, isOpen: isOpen)
            case .script where !isForWork: withoutComments(file.bytes)
            default: file.bytes
            }
        return Asset(address(of: file.path), mediaType, bytes, compresses: !isForWork)
    }

    /// A script without its lines of comment, a third of what would be sent.
    ///
    /// Empty lines stand in their places, so that errors name the lines of the source. No string of a script of the page
    /// goes over several lines; a test sees to that.
    static func withoutComments(_ script: [UInt8]) -> [UInt8] {
        var isInside = false
        let lines = script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            let text = line.drop { $0 == UInt8(ascii: " ") }
            guard isInside || text.starts(with: blockStart) else { return text.starts(with: lineStart) ? [] : line }
            let end = text.firstRange(of: blockEnd)
            isInside = end == nil
            return end.map { text[$0.upperBound...] } ?? []
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    private static let (lineStart, blockStart, blockEnd) = (Array("//".utf8), Array("/*".utf8), Array("*/".utf8))

    /// The address of a file: `/` for `index.html`, `/docs` for `docs.html`, `/app.js` for `app.js`.
    static func address(of path: String) -> String {
        switch path {
        case "index.html": "/"
        case _ where path.hasSuffix(".html"): "/\(path.dropLast(".html".count))"
        default: "/\(path)"
        }
    }

    private static func firstPage(_ page: EmbeddedFile, among files: [EmbeddedFile], isOpen: Bool) -> [UInt8] {
        let links = FirstModules.addresses(in: files)
            .map { "  <link rel=\"modulepreload\" href=\"\($0)\">" }.joined(separator: "\n")
        var html = String(decoding: page.bytes, as: UTF8.self).replacing("  <!-- The first modules. -->", with: links)
        if !isOpen { html.replace(/(?s)<!-- For guests. -->.*?<!-- For everybody. -->/, with: "") }
        return Array(html.utf8)
    }
}

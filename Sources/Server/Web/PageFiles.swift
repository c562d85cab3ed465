import EmbeddedFiles

/// The files of the page by the addresses they are served at.
struct PageFiles: Sendable {
    /// Every file.
    let assets: [Asset]

    /// The files that are part of the program.
    static let embedded = PageFiles(EmbeddedFile.all(in: "Server/Web/Assets"), isOpen: true)
    /// The same for a server whose visitors need an account.
    static let embeddedForAccounts = PageFiles(EmbeddedFile.all(in: "Server/Web/Assets"), isOpen: false)

    /// Files with a first page that announces its modules and fits who may use it: the form without scripts is for guests.
    ///
    /// - Parameters:
    ///   - files: Paths below the folder of the page, with contents.
    ///   - isOpen: Whether visitors need no account.
    init(_ files: [EmbeddedFile], isOpen: Bool) {
        assets = files.compactMap { file in
            guard let mediaType = Asset.MediaType(fileName: file.path) else { return nil }
            let bytes =
                switch mediaType {
                case .html where file.path == "index.html": Self.firstPage(file, among: files, isOpen: isOpen)
                case .script: Self.withoutComments(file.bytes)
                default: file.bytes
                }
            return Asset(Self.address(of: file.path), mediaType, bytes)
        }
    }

    /// The addresses of the program's files.
    static let addresses = EmbeddedFile.all(in: "Server/Web/Assets").map { address(of: $0.path) }

    /// A script without its lines of comment, a third of what would be sent.
    ///
    /// Empty lines stand in their places, so that errors name the lines of the source. No string of a script of the page
    /// goes over several lines; a test sees to that.
    static func withoutComments(_ script: [UInt8]) -> [UInt8] {
        var isInside = false
        let lines = String(decoding: script, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map
        {
            line -> Substring in
            let text = line.drop { $0 == " " }
            if isInside || text.hasPrefix("/*") {
                guard let end = text.firstRange(of: "*/") else {
                    isInside = true
                    return ""
                }
                isInside = false
                return text[end.upperBound...]
            }
            return text.hasPrefix("//") ? "" : line
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

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

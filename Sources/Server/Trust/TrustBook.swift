import API
import DetectionCore
import Detectors
import Foundation
import Signing
import Synchronization

/// The trust list in force, which can change while the server runs.
///
/// It is the one that the settings name, else the one in the data folder, where `touchstone trust import` and
/// administrators put it. What is in force is a copy that nobody writes to, so that the digest in a report is that of the
/// very list which checked its signature.
final class TrustBook: Sendable {
    /// The list in force, and where it comes from.
    struct Entry: Sendable {
        var list: TrustList?
        var source = TrustListView.Source.none
        /// When its file was written.
        var since: Date?
    }

    /// What the settings say: the path of a file, `public`, or nothing.
    let setting: String
    private let folder: String
    private let onChange: @Sendable (TrustList?) -> Void
    private let entry = Mutex(Entry())

    /// The list for a data folder.
    ///
    /// - Parameter onChange: Told of the list, at the start where there is one, and each time another one is in force.
    /// - Throws: `ConfigurationError` when the list is not there or cannot be used.
    init(
        setting: String, folder: String, onChange: @escaping @Sendable (TrustList?) -> Void
    ) throws(ConfigurationError) {
        self.setting = setting
        self.folder = folder
        self.onChange = onChange
        try clear()
        _ = try reload()
    }

    /// The list in force.
    var current: Entry { entry.withLock { $0 } }

    /// The digest of the list in force, as the log names it; `none` where there is no list.
    var digest: String { current.list?.digest ?? "none" }

    /// Whether the list may be replaced here; one that the settings name may not.
    var isReplaceable: Bool { setting.isEmpty }

    /// Reads the file again; whether another list is in force than before.
    ///
    /// - Throws: `ConfigurationError` when it cannot be used; the list stays as it was.
    func reload() throws(ConfigurationError) -> Bool {
        try entry.withLock { entry throws(ConfigurationError) in try load(into: &entry) }
    }

    /// Puts lists together in the place of the one in force.
    ///
    /// - Parameters:
    ///   - lists: What to call each, and its bytes.
    ///   - withPublic: Whether the copy of the published lists is one of them.
    /// - Throws: `Refusal` that names the list and the certificate; `ConfigurationError` when the data folder refuses.
    func replace(by lists: [(name: String, text: [UInt8])], withPublic: Bool) throws {
        guard isReplaceable else { throw Self.fixed }
        guard withPublic || !lists.isEmpty else {
            throw Refusal(.invalidRequest, "Name at least one list.", cause: .trustListEmpty)
        }
        let published = try withPublic ? Self.published() : nil
        let joined: [UInt8]
        do throws(TrustList.Fault) {
            joined = Array(try TrustList.joining(lists + (published.map { [(TrustList.publicName, $0)] } ?? [])).utf8)
        } catch {
            throw Refusal(error)
        }
        // The published lists alone stay as they are, with the digest that everybody else has of them.
        let text = lists.isEmpty ? published ?? joined : joined
        try entry.withLock { entry throws(ConfigurationError) in
            try PrivateFile.replace("\(folder)/\(TrustList.fileName)", contents: Data(text))
            _ = try load(into: &entry)
        }
    }

    /// Takes the list in force away: nobody's signature is proof any more.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: As `replace`.
    func remove() throws -> Bool {
        guard isReplaceable else { throw Self.fixed }
        return try entry.withLock { entry throws(ConfigurationError) in
            try PrivateFile.remove("\(folder)/\(TrustList.fileName)")
            return try load(into: &entry)
        }
    }

    /// Takes in the list that is chosen now; whether it is another one.
    private func load(into entry: inout Entry) throws(ConfigurationError) -> Bool {
        do throws(MediaError) {
            guard let place = try TrustList.place(of: setting, dataFolder: folder) else {
                let hadOne = entry.list != nil
                entry = Entry()
                if hadOne { onChange(nil) }
                return hadOne
            }
            let text = try Self.text(of: place)
            let digest = TrustList.digest(of: text)
            guard digest != entry.list?.digest else { return false }
            let list = try Self.list(text, named: place, path: copies + "/\(digest.dropFirst("sha256:".count)).pem")
            try copy(text, to: list.path)
            entry = Entry(list: list, source: source(of: digest), since: Self.date(of: place))
            onChange(list)
            return true
        } catch {
            throw ConfigurationError(error.message)
        }
    }

    private func source(of digest: String) -> TrustListView.Source {
        if let published = try? Self.published(), TrustList.digest(of: published) == digest { return .publicCopy }
        return setting.isEmpty ? .uploaded : .file
    }

    /// Where copies of lists in force are.
    private var copies: String { "\(folder)/trust" }

    private func copy(_ text: [UInt8], to place: String) throws(MediaError) {
        do throws(ConfigurationError) {
            try DataFolder.create(copies)
            _ = try PrivateFile.create(place, contents: Data(text))
        } catch {
            throw MediaError(.internal, error.description)
        }
    }

    /// Removes the copies of an earlier run.
    private func clear() throws(ConfigurationError) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: copies)) ?? [] {
            try PrivateFile.remove("\(copies)/\(name)")
        }
    }
}

extension TrustBook {
    private static let fixed = Refusal(
        .conflict, "The server's settings name the trust list (--trust-list, TOUCHSTONE_TRUST_LIST). Change it there.",
        cause: .trustListFixed)

    /// The copy of the published lists.
    private static func published() throws(Refusal) -> [UInt8] {
        guard let copy = TrustList.publicCopy, let text = FileManager.default.contents(atPath: copy.path) else {
            throw Refusal(
                .conflict, "No copy of the published lists is installed: run ./setup.", cause: .trustListAbsent)
        }
        return Array(text)
    }

    private static func text(of place: String) throws(MediaError) -> [UInt8] {
        do throws(TrustList.Fault) { return try TrustList.text(of: place) } catch {
            throw MediaError(.invalidRequest, error.sentence)
        }
    }

    private static func list(_ text: [UInt8], named name: String, path: String) throws(MediaError) -> TrustList {
        do throws(TrustList.Fault) { return try TrustList(text: text, named: name, path: path) } catch {
            throw MediaError(.invalidRequest, error.sentence)
        }
    }

    private static func date(of path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}

extension Refusal {
    /// A list that was refused, with its name and the certificate.
    fileprivate init(_ fault: TrustList.Fault) {
        let cause: ProblemCause =
            switch fault.kind {
            case .empty, .unreadable: .trustListEmpty
            case .tooLarge: .trustListSize
            case .endless, .headless: .trustListCut
            case .damaged: .trustListDamaged
            }
        self.init(.invalidRequest, fault.sentence, cause: cause)
        problem.list = fault.list
        problem.certificate = fault.certificate
    }
}

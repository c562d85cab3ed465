import Foundation
import Testing

/// What the program ships with, read from the files that decide it: `setup`, the requirements of the converters, the
/// manifests of `Models/`, and for the Swift packages what the package manager resolved.
struct Inventory {
    /// The repository.
    let root: URL

    /// A CycloneDX document: keys sorted, no times and random numbers, so that it changes only when something does.
    ///
    /// - Parameter packages: The part about Swift packages.
    func document(packages: [[String: Any]]) throws -> Data {
        let document: [String: Any] = [
            "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
            "metadata": ["component": component("application", "touchstone", nil, "Apache-2.0")],
            "components": try packages + libraries() + wheels() + models(),
        ]
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try JSONSerialization.data(withJSONObject: document, options: options) + Data("\n".utf8)
    }

    /// The Swift packages, at the versions that are built here.
    func packages() throws -> [[String: Any]] {
        struct Resolved: Decodable {
            struct Pin: Decodable {
                struct State: Decodable { let version: String }
                let identity, location: String
                let state: State
            }
            let pins: [Pin]
        }
        let pins = try JSONDecoder().decode(Resolved.self, from: Data(contentsOf: file("Package.resolved"))).pins
        return try pins.sorted { $0.identity < $1.identity }.map { pin in
            let address = pin.location.replacing("https://", with: "").replacing(/\.git$/, with: "")
            let licence = try #require(Licences.packages[pin.identity], "\(pin.identity)")
            var component = component("library", pin.identity, pin.state.version, licence)
            component["purl"] = "pkg:swift/\(address)@\(pin.state.version)"
            // In tests only.
            if pin.identity == "yams" { component["scope"] = "excluded" }
            return component
        }
    }

    /// The libraries of the system; their version is the one that Debian has when they are installed.
    private func libraries() throws -> [[String: Any]] {
        let setup = try text("setup")
        let list = try #require(setup.firstMatch(of: /packages=\(([^)]+)\)/)).1
        return try list.split(whereSeparator: \.isWhitespace).map(String.init)
            .filter { $0.contains(/^z?lib/) }.sorted().map { name in
                var component = component("library", name, nil, try #require(Licences.libraries[name], "\(name)"))
                component["purl"] = "pkg:deb/debian/\(name)?distro=debian-12"
                return component
            }
    }

    /// What is unpacked out of wheels, with the digest that `setup` asks for.
    private func wheels() throws -> [[String: Any]] {
        let pinned = /(?m)^([a-z0-9-]+)==([0-9.]+) --hash=sha256:([0-9a-f]{64})$/
        return try text("training/convert/requirements.txt").matches(of: pinned).compactMap { match in
            // The others are read at set-up only; the networks they hold are among the models.
            guard let licence = Licences.wheels[String(match.1)] else { return nil }
            var component = component("library", String(match.1), String(match.2), licence)
            component["hashes"] = [["alg": "SHA-256", "content": String(match.3)]]
            component["purl"] = "pkg:pypi/\(match.1)@\(match.2)"
            return component
        }
    }

    /// The models, each with its files.
    private func models() throws -> [[String: Any]] {
        let names = try #require(FileManager.default.enumerator(atPath: file("Models").path))
            .compactMap { $0 as? String }.filter { $0.hasSuffix("/manifest.json") }.sorted()
        return try names.map { name in
            let data = try Data(contentsOf: file("Models/\(name)"))
            let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            var component = component(
                "machine-learning-model", try #require(manifest["id"] as? String), manifest["version"] as? String,
                try #require(manifest["licence"] as? String))
            component["description"] = try #require(manifest["source"] as? String)
            component["components"] = Self.files(of: manifest)
            return component
        }
    }

    private static func files(of manifest: [String: Any]) -> [[String: Any]] {
        let parts = [manifest["graph"], manifest["files"]].compactMap { $0 as? [String: Any] }.flatMap(\.values)
        return parts.compactMap { part -> [String: Any]? in
            guard let part = part as? [String: String], let name = part["file"], let digest = part["sha256"] else {
                return nil
            }
            return ["type": "file", "name": name, "hashes": [["alg": "SHA-256", "content": digest]]]
        }.sorted { "\($0["name"] ?? "")" < "\($1["name"] ?? "")" }
    }

    private func component(_ type: String, _ name: String, _ version: String?, _ licence: String) -> [String: Any] {
        var component: [String: Any] = ["type": type, "name": name, "licenses": [["expression": licence]]]
        component["version"] = version
        return component
    }

    private func file(_ path: String) -> URL { root.appending(path: path) }

    private func text(_ path: String) throws -> String { try String(contentsOf: file(path), encoding: .utf8) }
}

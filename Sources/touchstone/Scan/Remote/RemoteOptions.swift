import ArgumentParser
import Client
import Foundation

/// Which server analyses the files, if not this program.
struct RemoteOptions: ParsableArguments {
    @Option(help: "Have a server analyse the files (default: TOUCHSTONE_SERVER; without it, this program does).")
    var server: String?

    @Option(help: "API key for the server (default: TOUCHSTONE_KEY, which other users of this machine cannot see).")
    var key: String?

    /// The server's client; nil to analyse here.
    ///
    /// - Throws: `ValidationError` for something that is no address.
    func client() throws -> TouchstoneClient? {
        let environment = ProcessInfo.processInfo.environment
        guard let address = server ?? environment["TOUCHSTONE_SERVER"], !address.isEmpty else { return nil }
        let key = key ?? environment["TOUCHSTONE_KEY"]
        do {
            return try TouchstoneClient(server: address, credential: key.map(Credential.key) ?? .guest)
        } catch {
            throw ValidationError(error.sentence)
        }
    }
}

import ArgumentParser

/// `touchstone trust`: whose signatures are proof.
struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: "Import and show the certificates whose signatures are proof.",
        discussion: """
            The C2PA organisation publishes its lists at github.com/c2pa-org/conformance-public (trust-list/): signers and \
            time stamping authorities. `scan` and `serve` read what was imported unless --trust-list names another list; \
            --trust-list public takes the dated copy that ./setup fetches.
            """,
        subcommands: [ImportTrustCommand.self, ShowTrustCommand.self])
}

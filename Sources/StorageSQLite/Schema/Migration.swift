import GRDB

/// One change of the schema.
struct Migration: Sendable {
    /// What the database remembers it by.
    let name: String
    /// What it does.
    let body: @Sendable (Database) throws -> Void

    private init(_ name: String, _ body: @escaping @Sendable (Database) throws -> Void) {
        self.name = name
        self.body = body
    }

    /// All of them, oldest first.
    ///
    /// A released one is never changed or removed; a new one is added at the end.
    static let all = [
        Migration("1 accounts and sessions") { try $0.execute(sql: Schema.accounts) },
        Migration("2 analyses") { try $0.execute(sql: Schema.analyses) },
        Migration("3 retention and limits") { try $0.execute(sql: Schema.retention) },
        Migration("4 API keys") { try $0.execute(sql: Schema.keys) },
        Migration("5 lifecycle") { try $0.execute(sql: Schema.lifecycle) },
        Migration("6 resumable uploads") { try $0.execute(sql: Schema.uploads) },
        Migration("7 session families") { try $0.execute(sql: Schema.sessionFamilies) },
        Migration("8 webhooks") { try $0.execute(sql: Schema.webhooks) },
        Migration("9 thumbnails") { try $0.execute(sql: Schema.thumbnails) },
        Migration("10 small media") { try $0.execute(sql: Schema.media) },
        Migration("11 queue length") { try $0.execute(sql: Schema.queue) },
        Migration("12 turns") { try $0.execute(sql: Schema.turns) },
        Migration("13 rules outside, blobs") { try $0.execute(sql: Schema.blobs) },
        Migration("14 jobs") { try $0.execute(sql: Schema.jobs) },
        Migration("15 summaries", Schema.addSummaries),
        Migration("16 links to reports") { try $0.execute(sql: Schema.reportLinks) },
        Migration("17 cases") { try $0.execute(sql: Schema.cases) },
        Migration("18 identities") { try $0.execute(sql: Schema.identities) },
    ]

    /// Brings a database to the form of this version in one transaction: when the disk fills on the way, the database is as
    /// it was, and the program that wrote it can go on with it.
    ///
    /// `DatabaseMigrator` would commit each migration by itself.
    static func runAll(on pool: DatabasePool) throws {
        let migrator = DatabaseMigrator.touchstone
        let applied = try pool.read(migrator.appliedIdentifiers)
        guard !all.allSatisfy({ applied.contains($0.name) }) else { return }
        try pool.barrierWriteWithoutTransaction { database in
            // A table that is made anew is referred to by others meanwhile; this cannot be changed inside a transaction.
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
            try database.inTransaction(.immediate) {
                try database.execute(
                    sql: "CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
                for migration in all where !applied.contains(migration.name) {
                    try migration.body(database)
                    try database.execute(
                        sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [migration.name])
                }
                try database.checkForeignKeys()
                return .commit
            }
        }
    }
}

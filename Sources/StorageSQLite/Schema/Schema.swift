/// The tables, as first created.
///
/// Times are microseconds since 1970; a table's checks refuse what no code should write.
enum Schema {
    static let accounts = """
        CREATE TABLE user (
            id TEXT NOT NULL PRIMARY KEY,
            email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
            passwordHash TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('user', 'admin', 'guest')),
            created INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE session (
            id TEXT NOT NULL PRIMARY KEY,
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            tokenHash BLOB NOT NULL UNIQUE,
            previousHash BLOB UNIQUE,
            created INTEGER NOT NULL,
            refreshed INTEGER NOT NULL,
            expires INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX sessionByUser ON session (userID, expires);
        """

    /// Evidence has its own table, so that adding some does not rewrite what is there.
    ///
    /// The queue's index holds live
    /// jobs only, so that a claim costs the same however long the history is.
    static let analyses = """
        CREATE TABLE analysis (
            id TEXT NOT NULL PRIMARY KEY,
            ownerID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
            media TEXT NOT NULL CHECK (json_valid(media)),
            name TEXT,
            objectKey TEXT,
            options BLOB NOT NULL,
            created INTEGER NOT NULL,
            started INTEGER,
            finished INTEGER,
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            fence INTEGER NOT NULL CHECK (fence >= 0),
            leaseUntil INTEGER,
            report TEXT CHECK (report IS NULL OR json_valid(report)),
            error TEXT CHECK (error IS NULL OR json_valid(error)),
            CHECK ((state = 'running') = (leaseUntil IS NOT NULL)),
            CHECK ((state IN ('done', 'failed')) = (finished IS NOT NULL)),
            CHECK ((state = 'done') = (report IS NOT NULL)),
            CHECK ((state = 'failed') = (error IS NOT NULL))
        ) STRICT;

        CREATE INDEX analysisHistory ON analysis (ownerID, created, id);
        CREATE INDEX analysisQueue ON analysis (created, id, state, leaseUntil) WHERE state IN ('queued', 'running');
        CREATE INDEX analysisByObject ON analysis (objectKey) WHERE objectKey IS NOT NULL;

        CREATE TABLE evidence (
            analysisID TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            json TEXT NOT NULL CHECK (json_valid(json)),
            PRIMARY KEY (analysisID, position)
        ) STRICT, WITHOUT ROWID;
        """
}

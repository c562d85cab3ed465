extension Schema {
    /// Running an analysis again, what its owner knows about the medium, and which request made which analysis.
    static let lifecycle = """
        ALTER TABLE analysis ADD COLUMN previous TEXT CHECK (previous IS NULL OR json_valid(previous));
        ALTER TABLE analysis ADD COLUMN feedback TEXT CHECK (feedback IS NULL OR json_valid(feedback));

        CREATE TABLE idempotency (
            ownerID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            fingerprint BLOB NOT NULL,
            analysisID TEXT NOT NULL,
            created INTEGER NOT NULL,
            PRIMARY KEY (ownerID, key)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX idempotencyByAge ON idempotency (created);
        """
}

extension Schema {
    /// Cases.
    ///
    /// `tags` and `analyses` are lists in JSON. An analysis that is deleted stays named.
    static let cases = """
        CREATE TABLE caseRecord (
            id TEXT NOT NULL PRIMARY KEY,
            ownerID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            title TEXT NOT NULL,
            note TEXT NOT NULL,
            tags TEXT NOT NULL CHECK (json_valid(tags)),
            analyses TEXT NOT NULL CHECK (json_valid(analyses)),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX caseRecordByOwner ON caseRecord (ownerID, created, id);
        """
}

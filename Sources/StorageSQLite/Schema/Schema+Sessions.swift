extension Schema {
    /// Sessions without the hash of the token before the valid one: tokens name their session now.
    ///
    /// Tokens of before do not, so nobody could go on with the sessions of before: everybody signs in once more.
    static let sessionFamilies = """
        DROP TABLE session;

        CREATE TABLE session (
            id TEXT NOT NULL PRIMARY KEY,
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            tokenHash BLOB NOT NULL,
            created INTEGER NOT NULL,
            refreshed INTEGER NOT NULL,
            expires INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX sessionByUser ON session (userID, expires);
        """
}

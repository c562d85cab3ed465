extension Schema {
    /// Keys with which programs act for accounts.
    static let keys = """
        CREATE TABLE apiKey (
            id TEXT NOT NULL PRIMARY KEY,
            userID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            prefix TEXT NOT NULL,
            hash BLOB NOT NULL UNIQUE,
            scopes TEXT NOT NULL CHECK (json_valid(scopes)),
            created INTEGER NOT NULL,
            expires INTEGER
        ) STRICT;

        CREATE INDEX apiKeyByUser ON apiKey (userID, created, id);
        """
}

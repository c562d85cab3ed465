extension Schema {
    /// Links that show reports to whoever has them; they go with their analysis.
    static let reportLinks = """
        CREATE TABLE reportLink (
            id TEXT NOT NULL PRIMARY KEY,
            ownerID TEXT NOT NULL,
            analysisID TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
            hash BLOB NOT NULL UNIQUE,
            showsMedium INTEGER NOT NULL CHECK (showsMedium IN (0, 1)),
            created INTEGER NOT NULL,
            expires INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX reportLinkOfAnalysis ON reportLink (analysisID, created, id);
        CREATE INDEX reportLinkNewest ON reportLink (created, id);
        """
}

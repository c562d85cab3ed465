extension Schema {
    /// Priorities of analyses with a line for each, rests after setbacks, and the names of workers.
    ///
    /// What waited before is interactive and keeps its place: its tickets are smaller than any that is drawn later.
    static let jobs = """
        ALTER TABLE analysis ADD COLUMN priority TEXT NOT NULL DEFAULT 'interactive'
            CHECK (priority IN ('interactive', 'batch', 'rerun'));
        ALTER TABLE analysis ADD COLUMN since INTEGER CHECK (since IS NULL OR state IN ('queued', 'running'));
        ALTER TABLE analysis ADD COLUMN restUntil INTEGER CHECK (restUntil IS NULL OR state = 'queued');
        ALTER TABLE analysis ADD COLUMN holder TEXT CHECK (holder IS NULL OR state = 'running');
        ALTER TABLE analysis ADD COLUMN setback TEXT CHECK (setback IS NULL OR json_valid(setback));
        UPDATE analysis SET since = coalesce(started, created) WHERE state IN ('queued', 'running');

        DROP INDEX analysisKept;
        CREATE INDEX analysisKept ON analysis (ownerID) WHERE mode = 'keep';

        DROP INDEX analysisWaiting;
        CREATE INDEX analysisWaiting ON analysis (ownerID, priority, created, id)
            WHERE state = 'queued' AND restUntil IS NULL;
        CREATE INDEX analysisResting ON analysis (restUntil) WHERE restUntil IS NOT NULL;
        CREATE INDEX analysisDead ON analysis (created, id) WHERE errorCode = 'gave_up';
        CREATE INDEX analysisQueued ON analysis (kind, created) WHERE state = 'queued';

        CREATE TABLE newTurn (
            ownerID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            priority TEXT NOT NULL CHECK (priority IN ('interactive', 'batch', 'rerun')),
            waiting INTEGER NOT NULL CHECK (waiting > 0),
            ticket INTEGER NOT NULL UNIQUE,
            place INTEGER NOT NULL,
            PRIMARY KEY (ownerID, priority)
        ) STRICT;
        INSERT INTO newTurn (ownerID, priority, waiting, ticket, place)
            SELECT ownerID, 'interactive', waiting, ticket, ticket FROM turn;
        DROP TABLE turn;
        ALTER TABLE newTurn RENAME TO turn;
        CREATE INDEX turnLine ON turn (place, ticket);
        """
}

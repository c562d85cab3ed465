extension Schema {
    /// Webhooks, and the messages that wait for them.
    ///
    /// A trigger writes the messages in the transaction that ends an analysis, so no code can forget to. A message says
    /// what came of it and where to read more; nothing that a file holds or is called.
    static let webhooks = """
        CREATE TABLE webhook (
            id TEXT NOT NULL PRIMARY KEY,
            ownerID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            url TEXT NOT NULL,
            secret BLOB NOT NULL,
            created INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX webhookByOwner ON webhook (ownerID, created, id);

        CREATE TABLE delivery (
            id TEXT NOT NULL PRIMARY KEY,
            webhookID TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
            analysisID TEXT NOT NULL,
            event TEXT NOT NULL,
            body TEXT NOT NULL CHECK (json_valid(body)),
            created INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            next INTEGER CHECK ((state = 'pending') = (next IS NOT NULL)),
            status INTEGER,
            error TEXT
        ) STRICT;

        CREATE INDEX deliveryByWebhook ON delivery (webhookID, created, id);
        CREATE INDEX deliveryDue ON delivery (webhookID, next, created) WHERE state = 'pending';
        CREATE INDEX deliverySettled ON delivery (created) WHERE state <> 'pending';

        CREATE TRIGGER announceEnd AFTER UPDATE OF state ON analysis
        WHEN NEW.state IN ('done', 'failed') AND OLD.state IN ('queued', 'running') BEGIN
            INSERT INTO delivery (id, webhookID, analysisID, event, body, created, state, attempts, next)
            SELECT 'msg_' || lower(hex(randomblob(16))), webhook.id, NEW.id, ending.event,
                json_object(
                    'type', ending.event,
                    'timestamp', strftime('%Y-%m-%dT%H:%M:%SZ', NEW.finished / 1000000, 'unixepoch'),
                    'data', json_object(
                        'id', NEW.id, 'kind', NEW.kind, 'verdict', json_extract(NEW.report, '$.verdict'),
                        'probability', json_extract(NEW.report, '$.probability'),
                        'error', json_extract(NEW.error, '$.code'), 'self', '/v1/analyses/' || NEW.id)),
                NEW.finished, 'pending', 0, NEW.finished
            FROM webhook, (
                SELECT CASE WHEN NEW.state = 'done' THEN 'analysis.done'
                    WHEN json_extract(NEW.error, '$.code') = 'cancelled' THEN 'analysis.cancelled'
                    ELSE 'analysis.failed' END AS event) AS ending
            WHERE webhook.ownerID = NEW.ownerID AND 1000 > (
                SELECT count(*) FROM delivery WHERE webhookID = webhook.id AND state = 'pending');
        END;
        """
}

-- Each event's hash covers the one before: a row changed or removed breaks the chain from there on.
CREATE TABLE AuditEvent (
    Sequence bigint NOT NULL PRIMARY KEY,
    AtUtc datetime2(3) NOT NULL,
    ActorId nvarchar(100) $(Ordinal) NOT NULL,
    ActorName nvarchar(200) $(CiAi) NOT NULL,
    Action nvarchar(60) $(Ordinal) NOT NULL,
    Subject nvarchar(100) $(Ordinal) NOT NULL,
    BodyCode nvarchar(20) $(Ordinal) NOT NULL,
    Detail $(Text) $(CiAi) NOT NULL,
    PreviousHash nvarchar(64) $(Ordinal) NOT NULL,
    Hash nvarchar(64) $(Ordinal) NOT NULL
);

CREATE INDEX IX_AuditEvent_Body ON AuditEvent (BodyCode, Sequence);
GO

-- The trail is searched by who and by what, the newest first.
CREATE INDEX IX_AuditEvent_Actor ON AuditEvent (ActorId, Sequence);
CREATE INDEX IX_AuditEvent_Action ON AuditEvent (Action, Sequence);
GO

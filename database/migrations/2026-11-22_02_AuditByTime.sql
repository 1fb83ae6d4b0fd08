-- Extracts of the trail are asked for by days; the sequence makes the order total.
CREATE INDEX IX_AuditEvent_AtUtc ON AuditEvent (AtUtc, Sequence);

-- Who last changed a cell, and when: two people on one cell are told of each other. Null for what was entered before this was kept.
ALTER TABLE FilingValue ADD ChangedAtUtc datetime2(3) NULL;
ALTER TABLE FilingValue ADD ChangedByName nvarchar(200) $(CiAi) NULL;
GO

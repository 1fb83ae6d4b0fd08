-- Each act that changed the network's structure: what it was, from which day it holds, and by which instrument. What it did
-- stands in Body, BodyName, BodyTerritory, BodySuccessor and Seat; a body's past before these acts is there as well.
CREATE TABLE StructureChange (
    StructureChangeId $(Identity),
    Kind nvarchar(20) $(Ordinal) NOT NULL,
    OnDate date NOT NULL,
    InstrumentNumber nvarchar(60) $(CiAi) NOT NULL,
    InstrumentDate date NOT NULL,
    SignatoryRole nvarchar(120) $(CiAi) NOT NULL,
    RecordedAtUtc datetime2(3) NOT NULL,
    RecordedByName nvarchar(200) $(CiAi) NOT NULL,
    CONSTRAINT CK_StructureChange_Kind CHECK (Kind IN ('Open', 'Close', 'Merge', 'Split', 'Rename', 'Move', 'Affiliate', 'EndAffiliation'))
);

CREATE INDEX IX_StructureChange_OnDate ON StructureChange (OnDate, StructureChangeId);

-- The bodies of an act, each with its part in it.
CREATE TABLE StructureChangeBody (
    StructureChangeId int NOT NULL REFERENCES StructureChange (StructureChangeId),
    BodyId int NOT NULL REFERENCES Body (BodyId),
    Part nvarchar(20) $(Ordinal) NOT NULL,
    CONSTRAINT PK_StructureChangeBody PRIMARY KEY (StructureChangeId, BodyId),
    CONSTRAINT CK_StructureChangeBody_Part CHECK (Part IN ('Opened', 'Closed', 'Changed', 'Continued', 'Succeeded'))
);

CREATE INDEX IX_StructureChangeBody_Body ON StructureChangeBody (BodyId, StructureChangeId);

-- From a body one asks what it became, from its successor what it came from.
CREATE INDEX IX_BodySuccessor_Successor ON BodySuccessor (SuccessorBodyId);
GO

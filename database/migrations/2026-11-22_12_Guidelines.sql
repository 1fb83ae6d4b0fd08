-- A ministerial guideline that seats acknowledge, version by version. The version in force on a day is the newest that is effective by then.
CREATE TABLE Guideline (
    GuidelineId $(Identity),
    Code nvarchar(30) $(Ordinal) NOT NULL UNIQUE,
    TitleFr nvarchar(200) $(CiAi) NOT NULL,
    TitleEn nvarchar(200) $(CiAi) NOT NULL
);

CREATE TABLE GuidelineVersion (
    GuidelineVersionId $(Identity),
    GuidelineId int NOT NULL REFERENCES Guideline (GuidelineId),
    Number int NOT NULL,
    EffectiveFrom date NOT NULL,
    AcknowledgeBy date NOT NULL,
    SummaryFr nvarchar(2000) $(CiAi) NOT NULL,
    SummaryEn nvarchar(2000) $(CiAi) NOT NULL,
    FileName nvarchar(200) $(Ordinal) NOT NULL,
    FileSize bigint NOT NULL,
    FileHash nvarchar(64) $(Ordinal) NOT NULL,
    PublishedAtUtc datetime2(3) NOT NULL,
    PublishedByName nvarchar(200) $(CiAi) NOT NULL,
    CONSTRAINT UX_GuidelineVersion UNIQUE (GuidelineId, Number),
    CONSTRAINT UX_GuidelineVersion_From UNIQUE (GuidelineId, EffectiveFrom),
    CONSTRAINT CK_GuidelineVersion_Dates CHECK (AcknowledgeBy >= EffectiveFrom)
);

-- The file of a version, in pieces that are written and read one at a time.
CREATE TABLE GuidelineFilePart (
    GuidelineVersionId int NOT NULL REFERENCES GuidelineVersion (GuidelineVersionId),
    Ordinal int NOT NULL,
    Content $(Bytes) NOT NULL,
    CONSTRAINT PK_GuidelineFilePart PRIMARY KEY (GuidelineVersionId, Ordinal)
);

-- The roles whose seats acknowledge it.
CREATE TABLE GuidelineRole (
    GuidelineId int NOT NULL REFERENCES Guideline (GuidelineId),
    RoleCode nvarchar(30) $(Ordinal) NOT NULL REFERENCES GovernanceRole (RoleCode),
    CONSTRAINT PK_GuidelineRole PRIMARY KEY (GuidelineId, RoleCode)
);

-- A seat acknowledges, by the hand of whoever holds it: a new holder inherits what is still to be done, not what is done.
CREATE TABLE GuidelineAcknowledgement (
    GuidelineVersionId int NOT NULL REFERENCES GuidelineVersion (GuidelineVersionId),
    SeatId int NOT NULL REFERENCES Seat (SeatId),
    PersonId int NOT NULL REFERENCES Person (PersonId),
    OnDate date NOT NULL,
    AtUtc datetime2(3) NOT NULL,
    CONSTRAINT PK_GuidelineAcknowledgement PRIMARY KEY (GuidelineVersionId, SeatId)
);
GO

-- Run by hand: sqlcmd -I -v Identity="…" Text="…" CiAi="…" Ordinal="…" (-I: filtered indexes need quoted identifiers on).
-- What each variable means on an engine stands in Portal.Data/Engine/SqlDialect.cs.

CREATE TABLE HealthRegion (
    HealthRegionId $(Identity),
    Code nvarchar(10) $(Ordinal) NOT NULL UNIQUE,
    NameFr nvarchar(200) $(CiAi) NOT NULL,
    NameEn nvarchar(200) $(CiAi) NOT NULL,
    Population int NOT NULL,
    Remoteness nvarchar(20) $(Ordinal) NOT NULL,
    Nations nvarchar(200) $(CiAi) NOT NULL,
    CONSTRAINT CK_HealthRegion_Remoteness CHECK (Remoteness IN ('urban', 'intermediate', 'rural', 'remote', 'northern')),
    CONSTRAINT CK_HealthRegion_Population CHECK (Population >= 0)
);

CREATE TABLE Territory (
    TerritoryId $(Identity),
    Code nvarchar(20) $(Ordinal) NOT NULL UNIQUE,
    NameFr nvarchar(200) $(CiAi) NOT NULL,
    NameEn nvarchar(200) $(CiAi) NOT NULL,
    ShortFr nvarchar(100) $(CiAi) NOT NULL,
    ShortEn nvarchar(100) $(CiAi) NOT NULL,
    Ordinal int NOT NULL
);

-- Kinds of body and their level are data, so that another level between Ministry and Establishment needs no code.
CREATE TABLE BodyKind (
    KindCode nvarchar(20) $(Ordinal) NOT NULL PRIMARY KEY,
    Level nvarchar(20) $(Ordinal) NOT NULL,
    NameFr nvarchar(100) $(CiAi) NOT NULL,
    NameEn nvarchar(100) $(CiAi) NOT NULL,
    Ordinal int NOT NULL
);

-- The Ministry, a coordination centre, an establishment. HostBodyId: the establishment that hosts a centre.
CREATE TABLE Body (
    BodyId $(Identity),
    Code nvarchar(20) $(Ordinal) NOT NULL UNIQUE,
    KindCode nvarchar(20) $(Ordinal) NOT NULL REFERENCES BodyKind (KindCode),
    HealthRegionId int NULL REFERENCES HealthRegion (HealthRegionId),
    HostBodyId int NULL REFERENCES Body (BodyId),
    OpensOn date NOT NULL,
    ClosesOn date NULL,
    CONSTRAINT CK_Body_Dates CHECK (ClosesOn IS NULL OR ClosesOn >= OpensOn)
);

-- What a body is called, and since when: a renamed body keeps its former names.
CREATE TABLE BodyName (
    BodyNameId $(Identity),
    BodyId int NOT NULL REFERENCES Body (BodyId),
    NameFr nvarchar(200) $(CiAi) NOT NULL,
    NameEn nvarchar(200) $(CiAi) NULL,
    Acronym nvarchar(60) $(CiAi) NOT NULL,
    SearchName nvarchar(500) $(Ordinal) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT CK_BodyName_Dates CHECK (ValidTo IS NULL OR ValidTo >= ValidFrom)
);

CREATE INDEX IX_BodyName_Body ON BodyName (BodyId, ValidFrom);
CREATE UNIQUE INDEX UX_BodyName_Open ON BodyName (BodyId) WHERE ValidTo IS NULL;

-- A centre belongs to its territory, an establishment to its primary one; other rows are affiliations.
CREATE TABLE BodyTerritory (
    BodyTerritoryId $(Identity),
    BodyId int NOT NULL REFERENCES Body (BodyId),
    TerritoryId int NOT NULL REFERENCES Territory (TerritoryId),
    IsPrimary bit NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT CK_BodyTerritory_Dates CHECK (ValidTo IS NULL OR ValidTo >= ValidFrom)
);

CREATE INDEX IX_BodyTerritory_Body ON BodyTerritory (BodyId, IsPrimary, ValidFrom);
CREATE INDEX IX_BodyTerritory_Territory ON BodyTerritory (TerritoryId, IsPrimary, ValidFrom);
CREATE UNIQUE INDEX UX_BodyTerritory_Primary ON BodyTerritory (BodyId) WHERE IsPrimary = 1 AND ValidTo IS NULL;

CREATE TABLE BodySuccessor (
    BodyId int NOT NULL REFERENCES Body (BodyId),
    SuccessorBodyId int NOT NULL REFERENCES Body (BodyId),
    OnDate date NOT NULL,
    CONSTRAINT PK_BodySuccessor PRIMARY KEY (BodyId, SuccessorBodyId),
    CONSTRAINT CK_BodySuccessor_Other CHECK (BodyId <> SuccessorBodyId)
);

-- What the loader put where: a row that still equals it is the loader's to update, any other is the users'.
CREATE TABLE ReferenceRow (
    SetName nvarchar(40) $(Ordinal) NOT NULL,
    RowCode nvarchar(100) $(Ordinal) NOT NULL,
    LoadedHash nvarchar(64) $(Ordinal) NOT NULL,
    CONSTRAINT PK_ReferenceRow PRIMARY KEY (SetName, RowCode)
);
GO

-- Sums that are kept in the transactions that change what they are made of: Portal.Data/Insights/InsightSums.cs. They can be computed
-- anew from the filings at any time (portal insights rebuild).

-- What is summed: an indicator's cell, or its total over one or both of its dimensions (then without that category); '*' is the
-- filings themselves, filed or due.
CREATE TABLE InsightMeasure (
    InsightMeasureId $(Identity),
    IndicatorCode nvarchar(20) $(Ordinal) NOT NULL,
    Category1 nvarchar(20) $(Ordinal) NOT NULL,
    Category2 nvarchar(20) $(Ordinal) NOT NULL,
    CONSTRAINT UX_InsightMeasure UNIQUE (IndicatorCode, Category1, Category2)
);

-- Establishments that share region, kind, last day and the whole course of their primary territories: whatever day's structure a
-- question is asked by, they stand in the same place. So no sum has to move when time passes.
CREATE TABLE InsightGroup (
    InsightGroupId $(Identity),
    HealthRegionId int NULL REFERENCES HealthRegion (HealthRegionId),
    KindCode nvarchar(20) $(Ordinal) NOT NULL REFERENCES BodyKind (KindCode),
    ClosesOn date NULL
);

CREATE TABLE InsightGroupTerritory (
    InsightGroupId int NOT NULL REFERENCES InsightGroup (InsightGroupId),
    TerritoryId int NOT NULL REFERENCES Territory (TerritoryId),
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT PK_InsightGroupTerritory PRIMARY KEY (InsightGroupId, ValidFrom, TerritoryId)
);

CREATE TABLE InsightGroupBody (
    BodyId int NOT NULL PRIMARY KEY REFERENCES Body (BodyId),
    InsightGroupId int NOT NULL REFERENCES InsightGroup (InsightGroupId)
);

CREATE INDEX IX_InsightGroupBody_Group ON InsightGroupBody (InsightGroupId);

-- Which revisions of an obligation the sums hold; what is waived has no row.
CREATE TABLE InsightObligation (
    ReportingObligationId int NOT NULL PRIMARY KEY REFERENCES ReportingObligation (ReportingObligationId),
    SubmittedFilingId int NULL,
    AcceptedFilingId int NULL
);

-- The thirteen periods of a fiscal year in one row, which begins with the period of FirstSequence. Figures: thirteen sums with their
-- counts, as Portal.Data/Insights/YearFigures.cs writes them. Basis: 1 what counts as submitted only, 2 as accepted only, 3 as both.
CREATE TABLE InsightBodyYear (
    InsightMeasureId int NOT NULL REFERENCES InsightMeasure (InsightMeasureId),
    BodyId int NOT NULL REFERENCES Body (BodyId),
    FirstSequence int NOT NULL,
    Basis int NOT NULL,
    Figures $(Bytes) NOT NULL,
    CONSTRAINT PK_InsightBodyYear PRIMARY KEY (InsightMeasureId, BodyId, FirstSequence, Basis),
    CONSTRAINT CK_InsightBodyYear_Basis CHECK (Basis BETWEEN 1 AND 3)
)$(Clustered);

CREATE TABLE InsightGroupYear (
    InsightMeasureId int NOT NULL REFERENCES InsightMeasure (InsightMeasureId),
    FirstSequence int NOT NULL,
    InsightGroupId int NOT NULL REFERENCES InsightGroup (InsightGroupId),
    Basis int NOT NULL,
    Figures $(Bytes) NOT NULL,
    CONSTRAINT PK_InsightGroupYear PRIMARY KEY (InsightMeasureId, FirstSequence, InsightGroupId, Basis),
    CONSTRAINT CK_InsightGroupYear_Basis CHECK (Basis BETWEEN 1 AND 3)
)$(Clustered);

-- A question that was given a name. Address: the query string that says it, in the page's one order. Shared: everyone may open it by its
-- link, and sees of it what their own scope holds.
CREATE TABLE InsightView (
    InsightViewId $(Identity),
    PublicId uniqueidentifier NOT NULL UNIQUE,
    OwnerId nvarchar(100) $(Ordinal) NOT NULL,
    OwnerName nvarchar(200) $(CiAi) NOT NULL,
    Name nvarchar(120) $(CiAi) NOT NULL,
    Address nvarchar(4000) $(Ordinal) NOT NULL,
    IsShared bit NOT NULL,
    SavedAtUtc datetime2(3) NOT NULL
);

CREATE INDEX IX_InsightView_Owner ON InsightView (OwnerId, Name);
CREATE INDEX IX_InsightView_Shared ON InsightView (IsShared, Name);

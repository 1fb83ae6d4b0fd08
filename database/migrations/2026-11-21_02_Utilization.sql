-- Sequence counts periods across fiscal years: the previous period is Sequence - 1, the same one last year Sequence - 13.
CREATE TABLE FinancialPeriod (
    FinancialPeriodId $(Identity),
    Code nvarchar(20) $(Ordinal) NOT NULL UNIQUE,
    FiscalYear nvarchar(9) $(Ordinal) NOT NULL,
    Number int NOT NULL,
    Sequence int NOT NULL UNIQUE,
    StartsOn date NOT NULL,
    EndsOn date NOT NULL,
    OpenedAtUtc datetime2(3) NULL,
    CONSTRAINT UX_FinancialPeriod UNIQUE (FiscalYear, Number),
    CONSTRAINT CK_FinancialPeriod_Dates CHECK (EndsOn >= StartsOn),
    CONSTRAINT CK_FinancialPeriod_Number CHECK (Number BETWEEN 1 AND 13)
);

-- Revision is raised by each change of the form's sections, indicators and rules, or of the categories.
CREATE TABLE Form (
    FormCode nvarchar(20) $(Ordinal) NOT NULL PRIMARY KEY,
    NameFr nvarchar(200) $(CiAi) NOT NULL,
    NameEn nvarchar(200) $(CiAi) NOT NULL,
    Revision int NOT NULL
);

CREATE TABLE FormSection (
    FormCode nvarchar(20) $(Ordinal) NOT NULL REFERENCES Form (FormCode),
    Code nvarchar(10) $(Ordinal) NOT NULL,
    NameFr nvarchar(100) $(CiAi) NOT NULL,
    NameEn nvarchar(100) $(CiAi) NOT NULL,
    Ordinal int NOT NULL,
    CONSTRAINT PK_FormSection PRIMARY KEY (FormCode, Code)
);

-- The form of a period is what is in force at its sequence: FromSequence to ToSequence, both included.
CREATE TABLE Indicator (
    IndicatorId $(Identity),
    FormCode nvarchar(20) $(Ordinal) NOT NULL REFERENCES Form (FormCode),
    Code nvarchar(20) $(Ordinal) NOT NULL,
    Version int NOT NULL,
    Section nvarchar(10) $(Ordinal) NOT NULL,
    Ordinal int NOT NULL,
    NameFr nvarchar(200) $(CiAi) NOT NULL,
    NameEn nvarchar(200) $(CiAi) NOT NULL,
    Unit nvarchar(20) $(Ordinal) NOT NULL,
    Kind nvarchar(20) $(Ordinal) NOT NULL,
    OverTime nvarchar(20) $(Ordinal) NOT NULL,
    Breakdown nvarchar(60) $(Ordinal) NOT NULL,
    DefinitionFr nvarchar(1000) $(CiAi) NOT NULL,
    DefinitionEn nvarchar(1000) $(CiAi) NOT NULL,
    Formula nvarchar(500) $(Ordinal) NOT NULL,
    FromSequence int NOT NULL,
    ToSequence int NULL,
    CONSTRAINT UX_Indicator UNIQUE (FormCode, Code, Version),
    CONSTRAINT CK_Indicator_Kind CHECK (Kind IN ('input', 'derived')),
    CONSTRAINT CK_Indicator_OverTime CHECK (OverTime IN ('sum', 'last', 'mean', 'ratio'))
);

CREATE TABLE IndicatorCategory (
    IndicatorCategoryId $(Identity),
    Dimension nvarchar(20) $(Ordinal) NOT NULL,
    Code nvarchar(20) $(Ordinal) NOT NULL,
    NameFr nvarchar(100) $(CiAi) NOT NULL,
    NameEn nvarchar(100) $(CiAi) NOT NULL,
    Ordinal int NOT NULL,
    FromSequence int NOT NULL,
    ToSequence int NULL,
    CONSTRAINT UX_IndicatorCategory UNIQUE (Dimension, Code)
);

CREATE TABLE ValidationRule (
    ValidationRuleId $(Identity),
    FormCode nvarchar(20) $(Ordinal) NOT NULL REFERENCES Form (FormCode),
    Code nvarchar(20) $(Ordinal) NOT NULL,
    Version int NOT NULL,
    Severity nvarchar(20) $(Ordinal) NOT NULL,
    LeftSide nvarchar(500) $(Ordinal) NOT NULL,
    Operator nvarchar(2) $(Ordinal) NOT NULL,
    RightSide nvarchar(500) $(Ordinal) NOT NULL,
    MessageFr nvarchar(500) $(CiAi) NOT NULL,
    MessageEn nvarchar(500) $(CiAi) NOT NULL,
    FromSequence int NOT NULL,
    ToSequence int NULL,
    CONSTRAINT UX_ValidationRule UNIQUE (FormCode, Code, Version),
    CONSTRAINT CK_ValidationRule_Severity CHECK (Severity IN ('error', 'warning')),
    CONSTRAINT CK_ValidationRule_Operator CHECK (Operator IN ('<=', '>=', '<', '>', '=', '!='))
);

-- Made when a period opens and frozen then. FiledOn: the day (Montréal) of the first submission, which decides on time or late.
CREATE TABLE ReportingObligation (
    ReportingObligationId $(Identity),
    BodyId int NOT NULL REFERENCES Body (BodyId),
    FinancialPeriodId int NOT NULL REFERENCES FinancialPeriod (FinancialPeriodId),
    FormCode nvarchar(20) $(Ordinal) NOT NULL REFERENCES Form (FormCode),
    DueOn date NOT NULL,
    LocksOn date NOT NULL,
    FiledOn date NULL,
    WaiverReason nvarchar(500) $(CiAi) NULL,
    CONSTRAINT UX_ReportingObligation UNIQUE (BodyId, FinancialPeriodId, FormCode),
    CONSTRAINT CK_ReportingObligation_Dates CHECK (LocksOn >= DueOn)
);

CREATE INDEX IX_ReportingObligation_Period ON ReportingObligation (FinancialPeriodId, BodyId);

-- A revision of a filing. Version is raised by each change of state: a page that shows an older one is stale.
-- IsCounted: the revision whose values count, the newest that is submitted, reviewed or accepted; kept by whatever changes a
-- state, so that sums seek it. Drafts and returned ones never count.
CREATE TABLE Filing (
    FilingId $(Identity),
    ReportingObligationId int NOT NULL REFERENCES ReportingObligation (ReportingObligationId),
    Revision int NOT NULL,
    IsCurrent bit NOT NULL,
    IsCounted bit NOT NULL,
    Status nvarchar(20) $(Ordinal) NOT NULL,
    Version int NOT NULL,
    IsNothingToReport bit NOT NULL,
    StartedAtUtc datetime2(3) NOT NULL,
    ChangedAtUtc datetime2(3) NOT NULL,
    SubmittedAtUtc datetime2(3) NULL,
    SubmittedByName nvarchar(200) $(CiAi) NULL,
    SubmittedById int NULL REFERENCES Person (PersonId),
    CertifiedSeatId int NULL REFERENCES Seat (SeatId),
    CONSTRAINT UX_Filing UNIQUE (ReportingObligationId, Revision),
    CONSTRAINT CK_Filing_Status CHECK (Status IN ('Draft', 'Submitted', 'Returned', 'Reviewed', 'Accepted')),
    CONSTRAINT CK_Filing_Counted CHECK (IsCounted = 0 OR Status IN ('Submitted', 'Reviewed', 'Accepted')),
    CONSTRAINT CK_Filing_Submitted CHECK (Status = 'Draft' OR SubmittedAtUtc IS NOT NULL)
);

CREATE UNIQUE INDEX UX_Filing_Current ON Filing (ReportingObligationId) WHERE IsCurrent = 1;
CREATE UNIQUE INDEX UX_Filing_Counted ON Filing (ReportingObligationId) WHERE IsCounted = 1;
CREATE INDEX IX_Filing_Waiting ON Filing (Status, SubmittedAtUtc) WHERE IsCurrent = 1;

-- A cell that was never filled has no row. Category1 and Category2 are '' where the indicator has fewer dimensions.
CREATE TABLE FilingValue (
    FilingId int NOT NULL REFERENCES Filing (FilingId),
    IndicatorCode nvarchar(20) $(Ordinal) NOT NULL,
    Category1 nvarchar(20) $(Ordinal) NOT NULL,
    Category2 nvarchar(20) $(Ordinal) NOT NULL,
    Answer nvarchar(20) $(Ordinal) NOT NULL,
    Amount decimal(15,2) NULL, -- up to 10^12 with two decimals: 15 digits, what SQLite's floating point keeps exactly
    Version int NOT NULL,
    CONSTRAINT PK_FilingValue PRIMARY KEY (FilingId, IndicatorCode, Category1, Category2),
    CONSTRAINT CK_FilingValue_Answer CHECK (
        (Answer = 'Number' AND Amount IS NOT NULL AND Amount >= 0)
        OR (Answer IN ('NotApplicable', 'NotAvailable', 'Blank') AND Amount IS NULL))
);

-- Why a value stands that a rule or the establishment's own history calls unusual; SubjectKey names the finding.
CREATE TABLE FilingExplanation (
    FilingId int NOT NULL REFERENCES Filing (FilingId),
    SubjectKey nvarchar(80) $(Ordinal) NOT NULL,
    Explanation nvarchar(2000) $(CiAi) NOT NULL,
    ByName nvarchar(200) $(CiAi) NOT NULL,
    AtUtc datetime2(3) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_FilingExplanation PRIMARY KEY (FilingId, SubjectKey)
);

CREATE TABLE FilingTransition (
    FilingTransitionId $(Identity),
    FilingId int NOT NULL REFERENCES Filing (FilingId),
    Status nvarchar(20) $(Ordinal) NOT NULL,
    AtUtc datetime2(3) NOT NULL,
    ByName nvarchar(200) $(CiAi) NOT NULL,
    Persona nvarchar(20) $(Ordinal) NOT NULL,
    Message nvarchar(2000) $(CiAi) NULL
);

CREATE INDEX IX_FilingTransition_Filing ON FilingTransition (FilingId, AtUtc);

-- What is to be looked at again, pinned to a cell of the revision that was returned.
CREATE TABLE FilingReturnReason (
    FilingId int NOT NULL REFERENCES Filing (FilingId),
    Number int NOT NULL,
    IndicatorCode nvarchar(20) $(Ordinal) NOT NULL,
    Category1 nvarchar(20) $(Ordinal) NOT NULL,
    Category2 nvarchar(20) $(Ordinal) NOT NULL,
    Reason nvarchar(1000) $(CiAi) NOT NULL,
    CONSTRAINT PK_FilingReturnReason PRIMARY KEY (FilingId, Number)
);
GO

-- What the establishment, its centre and the Ministry say to each other about a cell. It stays with the filing over its revisions:
-- a first word (AnswersId null), which is open until somebody marks it as settled, and the answers to it.
CREATE TABLE FilingComment (
    FilingCommentId $(Identity),
    ReportingObligationId int NOT NULL REFERENCES ReportingObligation (ReportingObligationId),
    AnswersId int NULL REFERENCES FilingComment (FilingCommentId),
    IndicatorCode nvarchar(20) $(Ordinal) NOT NULL,
    Category1 nvarchar(20) $(Ordinal) NOT NULL,
    Category2 nvarchar(20) $(Ordinal) NOT NULL,
    Comment nvarchar(1000) $(CiAi) NOT NULL,
    ByName nvarchar(200) $(CiAi) NOT NULL,
    Persona nvarchar(20) $(Ordinal) NOT NULL,
    AtUtc datetime2(3) NOT NULL,
    SettledAtUtc datetime2(3) NULL,
    SettledByName nvarchar(200) $(CiAi) NULL
);

CREATE INDEX IX_FilingComment_Obligation ON FilingComment (ReportingObligationId, FilingCommentId);
GO

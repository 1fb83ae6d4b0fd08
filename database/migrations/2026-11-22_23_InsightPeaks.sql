-- Peak: the largest year that one establishment of a sheet has of one figure, in hundredths. Whoever looks for the ten largest reads the
-- sheets from the highest peak down, and stops where no sheet can change the ten. What was kept is dropped; it is computed anew from the
-- filings when the portal is next prepared (portal migrate, or serve with an embedded database).
DELETE FROM InsightObligation;
DELETE FROM InsightGroupSheet;
DROP TABLE InsightBodySheet;
GO

CREATE TABLE InsightBodySheet (
    CutCode nvarchar(24) $(Ordinal) NOT NULL,
    FirstSequence int NOT NULL,
    Sheet int NOT NULL,
    Peak bigint NOT NULL,
    Figures $(Bytes) NOT NULL,
    CONSTRAINT PK_InsightBodySheet PRIMARY KEY (CutCode, FirstSequence, Sheet)
);
GO

-- Peaks are read without the figures beside them, which are some thousand bytes a sheet.
CREATE INDEX IX_InsightBodySheet_Peak ON InsightBodySheet (CutCode, FirstSequence, Sheet, Peak);

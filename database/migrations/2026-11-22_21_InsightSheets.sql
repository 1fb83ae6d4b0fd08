-- Sums are kept a sheet to a row: a fiscal year of one cut of an indicator at sixteen places whose numbers are neighbours. A question then
-- reads a fifteenth of the rows that a row for each place, measure and class of revisions took. What was kept is dropped; it is computed
-- anew from the filings when the portal is next prepared (portal migrate, or serve with an embedded database).
DELETE FROM InsightObligation;
DROP TABLE InsightBodyYear;
DROP TABLE InsightGroupYear;
DROP TABLE InsightMeasure;
GO

-- CutCode: SESS, the total; SESS/1 and SESS/2, by the first or the second of its dimensions; SESS/3, by both; '*', the filings themselves,
-- filed or due. FirstSequence: the fiscal year's first period. Sheet: the number of the body, or of the group, divided by sixteen.
-- Figures: as Portal.Data/Insights/FigureSheet.cs writes them.
CREATE TABLE InsightBodySheet (
    CutCode nvarchar(24) $(Ordinal) NOT NULL,
    FirstSequence int NOT NULL,
    Sheet int NOT NULL,
    Figures $(Bytes) NOT NULL,
    CONSTRAINT PK_InsightBodySheet PRIMARY KEY (CutCode, FirstSequence, Sheet)
);

CREATE TABLE InsightGroupSheet (
    CutCode nvarchar(24) $(Ordinal) NOT NULL,
    FirstSequence int NOT NULL,
    Sheet int NOT NULL,
    Figures $(Bytes) NOT NULL,
    CONSTRAINT PK_InsightGroupSheet PRIMARY KEY (CutCode, FirstSequence, Sheet)
);

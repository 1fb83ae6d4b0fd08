-- What a version of an indicator says of the one before it; nothing where it came with the reference facts. IsOptional: an establishment
-- may leave it blank. IsBreak: figures under it are not comparable with those before its first period, for the reason given.
ALTER TABLE Indicator ADD IsOptional bit NULL;
ALTER TABLE Indicator ADD IsBreak bit NULL;
ALTER TABLE Indicator ADD ReasonFr nvarchar(500) $(CiAi) NULL;
ALTER TABLE Indicator ADD ReasonEn nvarchar(500) $(CiAi) NULL;
GO
-- The order of a section's indicators from a period on, by their codes, parted by spaces; those that it does not name stand where they stood.
CREATE TABLE FormSectionOrder (
    FormCode nvarchar(20) $(Ordinal) NOT NULL,
    Section nvarchar(10) $(Ordinal) NOT NULL,
    FromSequence int NOT NULL,
    IndicatorCodes nvarchar(2000) $(Ordinal) NOT NULL,
    CONSTRAINT PK_FormSectionOrder PRIMARY KEY (FormCode, Section, FromSequence),
    CONSTRAINT FK_FormSectionOrder FOREIGN KEY (FormCode, Section) REFERENCES FormSection (FormCode, Code)
);

-- Which change raised the form to which revision: whoever wrote over an older one is told what happened meanwhile.
CREATE TABLE FormChange (
    FormCode nvarchar(20) $(Ordinal) NOT NULL REFERENCES Form (FormCode),
    Revision int NOT NULL,
    Change nvarchar(20) $(Ordinal) NOT NULL,
    Code nvarchar(20) $(Ordinal) NOT NULL,
    FromSequence int NOT NULL,
    ByName nvarchar(200) $(CiAi) NOT NULL,
    AtUtc datetime2(3) NOT NULL,
    CONSTRAINT PK_FormChange PRIMARY KEY (FormCode, Revision)
);
GO

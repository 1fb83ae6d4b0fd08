-- What letters of a kind say, version by version: the newest is the one that is used. Until there is one, the portal's own texts are.
CREATE TABLE LetterTemplate (
    LetterTemplateId $(Identity),
    Kind nvarchar(20) $(Ordinal) NOT NULL,
    Number int NOT NULL,
    SubjectFr nvarchar(200) $(CiAi) NOT NULL,
    BodyFr $(Text) $(CiAi) NOT NULL,
    SubjectEn nvarchar(200) $(CiAi) NOT NULL,
    BodyEn $(Text) $(CiAi) NOT NULL,
    PublishedAtUtc datetime2(3) NOT NULL,
    PublishedByName nvarchar(200) $(CiAi) NOT NULL,
    CONSTRAINT UX_LetterTemplate UNIQUE (Kind, Number),
    CONSTRAINT CK_LetterTemplate_Kind CHECK (Kind IN ('Appointment', 'EndOfMandate'))
);

-- A letter as it was issued: its text is frozen, whatever becomes of the template, the names and the mandate.
-- Number: without gap or double in a fiscal year. Issue: 1, then more for each that replaces the one before.
CREATE TABLE Letter (
    LetterId $(Identity),
    AppointmentId int NOT NULL REFERENCES Appointment (AppointmentId),
    Kind nvarchar(20) $(Ordinal) NOT NULL,
    Language nvarchar(10) $(Ordinal) NOT NULL,
    Issue int NOT NULL,
    FiscalYear nvarchar(9) $(Ordinal) NOT NULL,
    Number int NOT NULL,
    TemplateNumber int NOT NULL,
    IssuedOn date NOT NULL,
    IssuedAtUtc datetime2(3) NOT NULL,
    IssuedByName nvarchar(200) $(CiAi) NOT NULL,
    Sender nvarchar(200) $(CiAi) NOT NULL,
    Place nvarchar(100) $(CiAi) NOT NULL,
    Addressee nvarchar(1000) $(CiAi) NOT NULL,
    Subject $(Text) $(CiAi) NOT NULL,
    Body $(Text) $(CiAi) NOT NULL,
    Signatory nvarchar(120) $(CiAi) NOT NULL,
    CONSTRAINT UX_Letter_Number UNIQUE (FiscalYear, Number),
    CONSTRAINT UX_Letter_Issue UNIQUE (AppointmentId, Kind, Language, Issue),
    CONSTRAINT CK_Letter_Kind CHECK (Kind IN ('Appointment', 'EndOfMandate')),
    CONSTRAINT CK_Letter_Language CHECK (Language IN ('French', 'English'))
);
GO

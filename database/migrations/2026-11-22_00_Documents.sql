-- A document that takes longer than its reader waits, or that a schedule asks for, with the scope of whoever asked.
-- Question is what was asked, QuestionKey its hash with the scope: asked again while it waits or runs, it is the same job.
CREATE TABLE DocumentJob (
    DocumentJobId $(Identity),
    ActorId nvarchar(100) $(Ordinal) NOT NULL,
    ActorName nvarchar(200) $(CiAi) NOT NULL,
    PersonId int NULL,
    Persona nvarchar(20) $(Ordinal) NOT NULL,
    TerritoryCode nvarchar(20) $(Ordinal) NULL,
    BodyCode nvarchar(20) $(Ordinal) NULL,
    Document nvarchar(40) $(Ordinal) NOT NULL,
    Question $(Text) $(Ordinal) NOT NULL,
    QuestionKey nvarchar(64) $(Ordinal) NOT NULL,
    Language nvarchar(10) $(Ordinal) NOT NULL,
    Format nvarchar(10) $(Ordinal) NOT NULL,
    State nvarchar(20) $(Ordinal) NOT NULL,
    BytesWritten bigint NOT NULL,
    Tries int NOT NULL,
    LeaseOwner nvarchar(100) $(Ordinal) NULL,
    LeaseUntilUtc datetime2(3) NULL,
    NotBeforeUtc datetime2(3) NULL,
    CreatedAtUtc datetime2(3) NOT NULL,
    StartedAtUtc datetime2(3) NULL,
    FinishedAtUtc datetime2(3) NULL,
    FileName nvarchar(200) $(Ordinal) NULL,
    FileSize bigint NULL,
    Problem nvarchar(40) $(Ordinal) NULL,
    Reference nvarchar(40) $(Ordinal) NULL,
    CONSTRAINT CK_DocumentJob_State CHECK (State IN ('Queued', 'Running', 'Done', 'Failed', 'Cancelled'))
);

CREATE UNIQUE INDEX UX_DocumentJob_Open ON DocumentJob (ActorId, QuestionKey) WHERE State IN ('Queued', 'Running');
CREATE INDEX IX_DocumentJob_Actor ON DocumentJob (ActorId, CreatedAtUtc);
CREATE INDEX IX_DocumentJob_State ON DocumentJob (State, FinishedAtUtc);

-- The file of a job, in pieces that are written and read one at a time.
CREATE TABLE DocumentJobPart (
    DocumentJobId int NOT NULL REFERENCES DocumentJob (DocumentJobId),
    Ordinal int NOT NULL,
    Content $(Bytes) NOT NULL,
    CONSTRAINT PK_DocumentJobPart PRIMARY KEY (DocumentJobId, Ordinal)
);

-- A document that is asked for again and again. AfterOn is the last day that was seen to: what falls after it is due.
-- DayNumber is a day of the month, or a number of days after a period's due date.
CREATE TABLE DocumentSchedule (
    DocumentScheduleId $(Identity),
    ActorId nvarchar(100) $(Ordinal) NOT NULL,
    ActorName nvarchar(200) $(CiAi) NOT NULL,
    PersonId int NULL,
    Persona nvarchar(20) $(Ordinal) NOT NULL,
    TerritoryCode nvarchar(20) $(Ordinal) NULL,
    BodyCode nvarchar(20) $(Ordinal) NULL,
    Document nvarchar(40) $(Ordinal) NOT NULL,
    AboutTerritory nvarchar(20) $(Ordinal) NULL,
    AboutBody nvarchar(20) $(Ordinal) NULL,
    Span nvarchar(20) $(Ordinal) NULL,
    Language nvarchar(10) $(Ordinal) NOT NULL,
    Format nvarchar(10) $(Ordinal) NOT NULL,
    Rhythm nvarchar(20) $(Ordinal) NOT NULL,
    DayNumber int NOT NULL,
    SentAs nvarchar(20) $(Ordinal) NOT NULL,
    ToOwner bit NOT NULL,
    IsPaused bit NOT NULL,
    AfterOn date NOT NULL,
    Version int NOT NULL,
    CreatedAtUtc datetime2(3) NOT NULL,
    DeletedAtUtc datetime2(3) NULL,
    CONSTRAINT CK_DocumentSchedule_Rhythm CHECK (Rhythm IN ('Monthly', 'Period')),
    CONSTRAINT CK_DocumentSchedule_SentAs CHECK (SentAs IN ('Attachment', 'Link'))
);

CREATE INDEX IX_DocumentSchedule_Actor ON DocumentSchedule (ActorId, DocumentScheduleId);

-- Whoever holds a seat of these roles, within the owner's scope, on the day.
CREATE TABLE DocumentScheduleRole (
    DocumentScheduleId int NOT NULL REFERENCES DocumentSchedule (DocumentScheduleId),
    RoleCode nvarchar(30) $(Ordinal) NOT NULL REFERENCES GovernanceRole (RoleCode),
    CONSTRAINT PK_DocumentScheduleRole PRIMARY KEY (DocumentScheduleId, RoleCode)
);

-- One for each day on which a schedule was due; it outlives its job, which is kept for thirty days.
CREATE TABLE DocumentRun (
    DocumentRunId $(Identity),
    DocumentScheduleId int NOT NULL REFERENCES DocumentSchedule (DocumentScheduleId),
    DueOn date NOT NULL,
    DocumentJobId int NULL REFERENCES DocumentJob (DocumentJobId),
    State nvarchar(20) $(Ordinal) NOT NULL,
    CreatedAtUtc datetime2(3) NOT NULL,
    FinishedAtUtc datetime2(3) NULL,
    CONSTRAINT UX_DocumentRun UNIQUE (DocumentScheduleId, DueOn),
    CONSTRAINT CK_DocumentRun_State CHECK (State IN ('Producing', 'Sending', 'Done', 'Failed', 'NoRecipient', 'MailOff'))
);

CREATE INDEX IX_DocumentRun_State ON DocumentRun (State, DocumentRunId);
CREATE INDEX IX_DocumentRun_Job ON DocumentRun (DocumentJobId);

-- Written before anything is sent: nobody is sent the same run twice.
CREATE TABLE DocumentDelivery (
    DocumentDeliveryId $(Identity),
    DocumentRunId int NOT NULL REFERENCES DocumentRun (DocumentRunId),
    Email nvarchar(254) $(CiAi) NOT NULL,
    FullName nvarchar(200) $(CiAi) NOT NULL,
    IsOwner bit NOT NULL,
    State nvarchar(20) $(Ordinal) NOT NULL,
    Tries int NOT NULL,
    MessageId nvarchar(200) $(Ordinal) NOT NULL,
    NotBeforeUtc datetime2(3) NULL,
    StartedAtUtc datetime2(3) NULL,
    FinishedAtUtc datetime2(3) NULL,
    CONSTRAINT UX_DocumentDelivery UNIQUE (DocumentRunId, Email),
    CONSTRAINT CK_DocumentDelivery_State CHECK (State IN ('Pending', 'Sending', 'Sent', 'Failed', 'Unknown'))
);

CREATE INDEX IX_DocumentDelivery_State ON DocumentDelivery (State, DocumentDeliveryId);
GO

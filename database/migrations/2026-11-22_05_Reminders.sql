-- What somebody chose of the mail that the portal sends; without a row: French, and reminders are sent.
CREATE TABLE MailPreference (
    PersonId int NOT NULL PRIMARY KEY REFERENCES Person (PersonId),
    Language nvarchar(10) $(Ordinal) NOT NULL,
    WantsReminders bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT CK_MailPreference_Language CHECK (Language IN ('French', 'English'))
);

-- At most one row; until there is one, what the code says holds.
CREATE TABLE ReminderSetting (
    ReminderSettingId int NOT NULL PRIMARY KEY,
    IsOn bit NOT NULL,
    SendsAtHour int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT CK_ReminderSetting_One CHECK (ReminderSettingId = 1),
    CONSTRAINT CK_ReminderSetting_Hour CHECK (SendsAtHour BETWEEN 5 AND 11)
);

-- Days: numbers of days before or after what the kind counts from, parted by commas.
CREATE TABLE ReminderRule (
    Kind nvarchar(20) $(Ordinal) NOT NULL PRIMARY KEY,
    IsOn bit NOT NULL,
    Days nvarchar(60) $(Ordinal) NOT NULL,
    RepeatDays int NULL
);

-- A day whose digests were decided on: of two processes that see the same day due, one inserts the row.
CREATE TABLE ReminderRun (
    OnDay date NOT NULL PRIMARY KEY,
    PlannedAtUtc datetime2(3) NOT NULL,
    Unaddressed int NOT NULL
);

-- Written before anything is sent: nobody is sent two digests of a day. What it said is not kept.
CREATE TABLE ReminderDigest (
    ReminderDigestId $(Identity),
    OnDay date NOT NULL REFERENCES ReminderRun (OnDay),
    PersonId int NOT NULL REFERENCES Person (PersonId),
    Matters int NOT NULL,
    State nvarchar(20) $(Ordinal) NOT NULL,
    Tries int NOT NULL,
    MessageId nvarchar(200) $(Ordinal) NOT NULL,
    NotBeforeUtc datetime2(3) NULL,
    StartedAtUtc datetime2(3) NULL,
    FinishedAtUtc datetime2(3) NULL,
    CONSTRAINT UX_ReminderDigest UNIQUE (OnDay, PersonId),
    CONSTRAINT CK_ReminderDigest_State CHECK (State IN ('Pending', 'Sending', 'Sent', 'Failed', 'Unknown'))
);

CREATE INDEX IX_ReminderDigest_State ON ReminderDigest (State, OnDay);

-- What an obligation was until an instant, whenever its dates or its waiver changed: so that a past day can be told as it was.
CREATE TABLE ObligationChange (
    ObligationChangeId $(Identity),
    ReportingObligationId int NOT NULL REFERENCES ReportingObligation (ReportingObligationId),
    AtUtc datetime2(3) NOT NULL,
    DueOn date NOT NULL,
    LocksOn date NOT NULL,
    WaiverReason nvarchar(500) $(CiAi) NULL
);

CREATE INDEX IX_ObligationChange_Obligation ON ObligationChange (ReportingObligationId, AtUtc);

-- What can still be filled in is found without walking what was.
CREATE INDEX IX_ReportingObligation_LocksOn ON ReportingObligation (LocksOn);
GO

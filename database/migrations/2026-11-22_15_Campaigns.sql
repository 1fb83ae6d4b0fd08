-- “Is this still right?”, asked of establishments between two days, both included. It closes by its date: nothing has to run.
CREATE TABLE ConfirmationCampaign (
    CampaignId $(Identity),
    TitleFr nvarchar(200) $(CiAi) NOT NULL,
    TitleEn nvarchar(200) $(CiAi) NOT NULL,
    OpensOn date NOT NULL,
    ClosesOn date NOT NULL,
    OpenedAtUtc datetime2(3) NOT NULL,
    OpenedByName nvarchar(200) $(CiAi) NOT NULL,
    CONSTRAINT CK_ConfirmationCampaign_Days CHECK (ClosesOn >= OpensOn)
);

CREATE INDEX IX_ConfirmationCampaign_Days ON ConfirmationCampaign (ClosesOn, OpensOn);

-- What one establishment is asked, as it was on the first day, and its answer. Version is raised by each answer; OpenCorrections
-- are those that nobody has dealt with yet.
CREATE TABLE ConfirmationQuestion (
    QuestionId $(Identity),
    CampaignId int NOT NULL REFERENCES ConfirmationCampaign (CampaignId),
    BodyId int NOT NULL REFERENCES Body (BodyId),
    TerritoryId int NULL REFERENCES Territory (TerritoryId),
    BodyFr nvarchar(200) $(CiAi) NOT NULL,
    BodyEn nvarchar(200) $(CiAi) NULL,
    Version int NOT NULL,
    Answer nvarchar(20) $(Ordinal) NULL,
    Correction nvarchar(1000) $(CiAi) NULL,
    DealtAtUtc datetime2(3) NULL,
    DealtByName nvarchar(200) $(CiAi) NULL,
    AnsweredAtUtc datetime2(3) NULL,
    AnsweredByName nvarchar(200) $(CiAi) NULL,
    OpenCorrections int NOT NULL,
    CONSTRAINT UX_ConfirmationQuestion UNIQUE (CampaignId, BodyId),
    CONSTRAINT CK_ConfirmationQuestion_Answer CHECK (Answer IS NULL OR Answer IN ('Right', 'Correction'))
);

CREATE INDEX IX_ConfirmationQuestion_Body ON ConfirmationQuestion (BodyId, CampaignId);

-- A seat with whoever held or covered it; a vacant one without a person.
CREATE TABLE ConfirmationSeat (
    ConfirmationSeatId $(Identity),
    QuestionId int NOT NULL REFERENCES ConfirmationQuestion (QuestionId),
    SeatId int NOT NULL REFERENCES Seat (SeatId),
    RoleFr nvarchar(100) $(CiAi) NOT NULL,
    RoleEn nvarchar(100) $(CiAi) NOT NULL,
    PersonId int NULL REFERENCES Person (PersonId),
    FullName nvarchar(200) $(CiAi) NULL,
    Email nvarchar(254) $(CiAi) NULL,
    Phone nvarchar(40) $(CiAi) NULL,
    Position nvarchar(120) $(CiAi) NULL,
    IsInterim bit NOT NULL,
    StartsOn date NULL,
    EndsOn date NULL,
    Correction nvarchar(1000) $(CiAi) NULL,
    DealtAtUtc datetime2(3) NULL,
    DealtByName nvarchar(200) $(CiAi) NULL
);

CREATE INDEX IX_ConfirmationSeat_Question ON ConfirmationSeat (QuestionId);
GO

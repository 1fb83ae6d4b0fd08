-- Each territory has a coordination committee and each establishment a local one. A row is there from the first thing that is written
-- of it; most members are whoever holds the seats on a day. Version is raised by each change of members or of the list of meetings.
CREATE TABLE Committee (
    CommitteeId $(Identity),
    TerritoryId int NULL REFERENCES Territory (TerritoryId),
    BodyId int NULL REFERENCES Body (BodyId),
    LastMeeting int NOT NULL,
    LastDecision int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT CK_Committee_Of CHECK ((TerritoryId IS NULL AND BodyId IS NOT NULL) OR (TerritoryId IS NOT NULL AND BodyId IS NULL))
);

CREATE UNIQUE INDEX UX_Committee_Territory ON Committee (TerritoryId) WHERE TerritoryId IS NOT NULL;
CREATE UNIQUE INDEX UX_Committee_Body ON Committee (BodyId) WHERE BodyId IS NOT NULL;

-- Members who hold no seat of it. PersonId where the directory knows them.
CREATE TABLE CommitteeMember (
    CommitteeMemberId $(Identity),
    CommitteeId int NOT NULL REFERENCES Committee (CommitteeId),
    PersonId int NULL REFERENCES Person (PersonId),
    FullName nvarchar(200) $(CiAi) NOT NULL,
    Email nvarchar(254) $(CiAi) NULL,
    Capacity nvarchar(120) $(CiAi) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    Version int NOT NULL,
    CONSTRAINT CK_CommitteeMember_Dates CHECK (ValidTo IS NULL OR ValidTo >= ValidFrom)
);

CREATE INDEX IX_CommitteeMember_Committee ON CommitteeMember (CommitteeId, ValidFrom);

CREATE TABLE CommitteeMeeting (
    CommitteeMeetingId $(Identity),
    CommitteeId int NOT NULL REFERENCES Committee (CommitteeId),
    Number int NOT NULL,
    OnDate date NOT NULL,
    StartsAt nvarchar(5) $(Ordinal) NULL,
    Place nvarchar(300) $(CiAi) NOT NULL,
    Agenda nvarchar(4000) $(CiAi) NOT NULL,
    Minutes $(Text) $(CiAi) NOT NULL,
    Guests nvarchar(1000) $(CiAi) NOT NULL,
    IsCancelled bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT UX_CommitteeMeeting UNIQUE (CommitteeId, Number)
);

CREATE INDEX IX_CommitteeMeeting_Date ON CommitteeMeeting (CommitteeId, OnDate);

-- Who was there, as the minutes say it: names and roles stay as they were. MemberKey is a seat's or a named member's.
CREATE TABLE CommitteeAttendance (
    CommitteeMeetingId int NOT NULL REFERENCES CommitteeMeeting (CommitteeMeetingId),
    MemberKey nvarchar(20) $(Ordinal) NOT NULL,
    FullName nvarchar(200) $(CiAi) NOT NULL,
    Capacity nvarchar(400) $(CiAi) NOT NULL,
    State nvarchar(10) $(Ordinal) NOT NULL,
    CONSTRAINT PK_CommitteeAttendance PRIMARY KEY (CommitteeMeetingId, MemberKey),
    CONSTRAINT CK_CommitteeAttendance_State CHECK (State IN ('Present', 'Excused', 'Absent'))
);

CREATE TABLE CommitteeDecision (
    CommitteeDecisionId $(Identity),
    CommitteeId int NOT NULL REFERENCES Committee (CommitteeId),
    CommitteeMeetingId int NOT NULL REFERENCES CommitteeMeeting (CommitteeMeetingId),
    Number int NOT NULL,
    Decision nvarchar(2000) $(CiAi) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT UX_CommitteeDecision UNIQUE (CommitteeId, Number)
);

CREATE INDEX IX_CommitteeDecision_Meeting ON CommitteeDecision (CommitteeMeetingId, Number);

CREATE TABLE CommitteeFollowUp (
    CommitteeFollowUpId $(Identity),
    CommitteeMeetingId int NOT NULL REFERENCES CommitteeMeeting (CommitteeMeetingId),
    Task nvarchar(1000) $(CiAi) NOT NULL,
    OwnerId int NULL REFERENCES Person (PersonId),
    OwnerName nvarchar(200) $(CiAi) NOT NULL,
    DueOn date NOT NULL,
    DoneOn date NULL,
    Outcome nvarchar(1000) $(CiAi) NOT NULL,
    Version int NOT NULL
);

CREATE INDEX IX_CommitteeFollowUp_Meeting ON CommitteeFollowUp (CommitteeMeetingId, DueOn);
CREATE INDEX IX_CommitteeFollowUp_Owner ON CommitteeFollowUp (OwnerId, DoneOn);
GO

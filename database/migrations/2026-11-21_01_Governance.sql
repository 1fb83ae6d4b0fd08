CREATE TABLE GovernanceRole (
    RoleCode nvarchar(30) $(Ordinal) NOT NULL PRIMARY KEY,
    IsPilot bit NOT NULL,
    Ordinal int NOT NULL
);

-- The network's own pages name one role differently over time: what it is called is data.
CREATE TABLE RoleLabel (
    RoleLabelId $(Identity),
    RoleCode nvarchar(30) $(Ordinal) NOT NULL REFERENCES GovernanceRole (RoleCode),
    LabelFr nvarchar(100) $(CiAi) NOT NULL,
    LabelEn nvarchar(100) $(CiAi) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT UX_RoleLabel UNIQUE (RoleCode, ValidFrom),
    CONSTRAINT CK_RoleLabel_Dates CHECK (ValidTo IS NULL OR ValidTo >= ValidFrom)
);

-- Which kind of body must fill which role.
CREATE TABLE SeatRequirement (
    SeatRequirementId $(Identity),
    KindCode nvarchar(20) $(Ordinal) NOT NULL REFERENCES BodyKind (KindCode),
    RoleCode nvarchar(30) $(Ordinal) NOT NULL REFERENCES GovernanceRole (RoleCode),
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    CONSTRAINT UX_SeatRequirement UNIQUE (KindCode, RoleCode, ValidFrom)
);

-- Work contact details only.
CREATE TABLE Person (
    PersonId $(Identity),
    PublicId uniqueidentifier NOT NULL UNIQUE,
    FullName nvarchar(200) $(CiAi) NOT NULL,
    SearchName nvarchar(200) $(Ordinal) NOT NULL,
    Email nvarchar(254) $(CiAi) NOT NULL UNIQUE,
    ConfirmedOn date NULL
);

-- A role that a body must fill, whether or not someone holds it. Revision is raised by each change of its appointments.
CREATE TABLE Seat (
    SeatId $(Identity),
    BodyId int NOT NULL REFERENCES Body (BodyId),
    RoleCode nvarchar(30) $(Ordinal) NOT NULL REFERENCES GovernanceRole (RoleCode),
    OpensOn date NOT NULL,
    ClosesOn date NULL,
    Revision int NOT NULL,
    CONSTRAINT UX_Seat UNIQUE (BodyId, RoleCode, OpensOn),
    CONSTRAINT CK_Seat_Dates CHECK (ClosesOn IS NULL OR ClosesOn >= OpensOn)
);

-- EndsOn is the planned last day until EndReason says that the mandate ended; withdrawn is: entered in error.
CREATE TABLE Appointment (
    AppointmentId $(Identity),
    SeatId int NOT NULL REFERENCES Seat (SeatId),
    PersonId int NOT NULL REFERENCES Person (PersonId),
    IsInterim bit NOT NULL,
    StartsOn date NOT NULL,
    EndsOn date NULL,
    EndReason nvarchar(40) $(Ordinal) NULL,
    InstrumentNumber nvarchar(60) $(CiAi) NOT NULL,
    InstrumentDate date NOT NULL,
    SignatoryRole nvarchar(120) $(CiAi) NOT NULL,
    Justification nvarchar(1000) $(CiAi) NULL,
    WithdrawnAtUtc datetime2(3) NULL,
    WithdrawalReason nvarchar(1000) $(CiAi) NULL,
    CONSTRAINT CK_Appointment_Dates CHECK (EndsOn IS NULL OR EndsOn >= StartsOn),
    CONSTRAINT CK_Appointment_Reason CHECK (EndReason IS NULL OR EndReason IN ('TermCompleted', 'Resignation', 'Departure', 'Reassignment', 'Other')),
    CONSTRAINT CK_Appointment_EndedOn CHECK (EndReason IS NULL OR EndsOn IS NOT NULL)
);

CREATE INDEX IX_Appointment_Seat ON Appointment (SeatId, IsInterim, StartsOn);
CREATE INDEX IX_Appointment_Person ON Appointment (PersonId, StartsOn);
CREATE INDEX IX_Appointment_EndsOn ON Appointment (EndsOn);

-- The last line of defence: a seat has one open substantive mandate.
CREATE UNIQUE INDEX UX_Appointment_Open ON Appointment (SeatId)
    WHERE EndsOn IS NULL AND IsInterim = 0 AND WithdrawnAtUtc IS NULL;
GO

-- The mandates that count for who holds a seat.
CREATE VIEW SubstantiveAppointment AS
SELECT AppointmentId, SeatId, PersonId, StartsOn, EndsOn, EndReason, InstrumentNumber
FROM Appointment
WHERE IsInterim = 0 AND WithdrawnAtUtc IS NULL;
GO

CREATE VIEW InterimAppointment AS
SELECT AppointmentId, SeatId, PersonId, StartsOn, EndsOn, EndReason, InstrumentNumber
FROM Appointment
WHERE IsInterim = 1 AND WithdrawnAtUtc IS NULL;
GO

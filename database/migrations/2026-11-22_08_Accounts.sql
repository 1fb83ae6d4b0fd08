-- Somebody who may sign in. Until their first sign-in they are known by the address that they were invited by, from then on by
-- issuer and object id alone. AddressKey is the address without case and nothing else: $(CiAi) would take é for e, and so one
-- person for another. SecurityStamp is renewed by whatever ends open sessions.
CREATE TABLE Account (
    AccountId $(Identity),
    FullName nvarchar(200) $(CiAi) NOT NULL,
    Email nvarchar(254) $(CiAi) NOT NULL,
    AddressKey nvarchar(254) $(Ordinal) NOT NULL UNIQUE,
    SearchText nvarchar(460) $(Ordinal) NOT NULL,
    Language nvarchar(10) $(Ordinal) NOT NULL,
    Issuer nvarchar(300) $(Ordinal) NULL,
    ObjectId nvarchar(100) $(Ordinal) NULL,
    BoundAtUtc datetime2(3) NULL,
    InvitationEndsOn date NULL,
    InvitedAtUtc datetime2(3) NULL,
    LastSignInAtUtc datetime2(3) NULL,
    SecurityStamp uniqueidentifier NOT NULL,
    Version int NOT NULL,
    CreatedAtUtc datetime2(3) NOT NULL,
    DeactivatedAtUtc datetime2(3) NULL,
    DeactivationReason nvarchar(1000) $(CiAi) NULL,
    CONSTRAINT CK_Account_Language CHECK (Language IN ('French', 'English')),
    CONSTRAINT CK_Account_Bound CHECK ((ObjectId IS NULL AND Issuer IS NULL AND BoundAtUtc IS NULL) OR (ObjectId IS NOT NULL AND Issuer IS NOT NULL AND BoundAtUtc IS NOT NULL))
);

CREATE UNIQUE INDEX UX_Account_Identity ON Account (Issuer, ObjectId) WHERE ObjectId IS NOT NULL;

-- Who somebody may be, where and when. PlaceCode is a territory's for a centre, a body's for an establishment and a pilot, else ''.
CREATE TABLE AccountScope (
    AccountScopeId $(Identity),
    AccountId int NOT NULL REFERENCES Account (AccountId),
    Persona nvarchar(20) $(Ordinal) NOT NULL,
    PlaceCode nvarchar(20) $(Ordinal) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    EndedAtUtc datetime2(3) NULL,
    CONSTRAINT CK_AccountScope_Persona CHECK (Persona IN ('Ministry', 'Centre', 'Establishment', 'Pilot', 'Auditor', 'Administrator')),
    CONSTRAINT CK_AccountScope_Dates CHECK (ValidTo IS NULL OR ValidTo >= ValidFrom)
);

CREATE INDEX IX_AccountScope_Account ON AccountScope (AccountId, AccountScopeId);

-- Somebody whom their directory knows and the portal does not asks for access.
CREATE TABLE AccessRequest (
    AccessRequestId $(Identity),
    Issuer nvarchar(300) $(Ordinal) NOT NULL,
    ObjectId nvarchar(100) $(Ordinal) NOT NULL,
    FullName nvarchar(200) $(CiAi) NOT NULL,
    Email nvarchar(254) $(CiAi) NOT NULL,
    Language nvarchar(10) $(Ordinal) NOT NULL,
    Persona nvarchar(20) $(Ordinal) NOT NULL,
    PlaceCode nvarchar(20) $(Ordinal) NOT NULL,
    Reason nvarchar(1000) $(CiAi) NOT NULL,
    State nvarchar(20) $(Ordinal) NOT NULL,
    AskedAtUtc datetime2(3) NOT NULL,
    DecidedAtUtc datetime2(3) NULL,
    DecidedByName nvarchar(200) $(CiAi) NULL,
    Note nvarchar(1000) $(CiAi) NULL,
    AccountId int NULL REFERENCES Account (AccountId),
    CONSTRAINT CK_AccessRequest_State CHECK (State IN ('Open', 'Granted', 'Refused'))
);

CREATE UNIQUE INDEX UX_AccessRequest_Open ON AccessRequest (Issuer, ObjectId) WHERE State = 'Open';
CREATE INDEX IX_AccessRequest_State ON AccessRequest (State, AccessRequestId);

-- A campaign: each scope in force is answered for by the centre of its establishment, or by the Ministry where there is none.
CREATE TABLE AccessReview (
    AccessReviewId $(Identity),
    StartedAtUtc datetime2(3) NOT NULL,
    StartedByName nvarchar(200) $(CiAi) NOT NULL,
    DueOn date NOT NULL,
    ClosedAtUtc datetime2(3) NULL
);

CREATE TABLE AccessReviewItem (
    AccessReviewItemId $(Identity),
    AccessReviewId int NOT NULL REFERENCES AccessReview (AccessReviewId),
    AccountScopeId int NOT NULL REFERENCES AccountScope (AccountScopeId),
    TerritoryCode nvarchar(20) $(Ordinal) NULL,
    Answer nvarchar(20) $(Ordinal) NULL,
    Note nvarchar(1000) $(CiAi) NULL,
    AnsweredAtUtc datetime2(3) NULL,
    AnsweredByName nvarchar(200) $(CiAi) NULL,
    SettledAtUtc datetime2(3) NULL,
    SettledByName nvarchar(200) $(CiAi) NULL,
    CONSTRAINT UX_AccessReviewItem UNIQUE (AccessReviewId, AccountScopeId),
    CONSTRAINT CK_AccessReviewItem_Answer CHECK (Answer IS NULL OR Answer IN ('Keep', 'Remove', 'Change'))
);

CREATE INDEX IX_AccessReviewItem_Territory ON AccessReviewItem (AccessReviewId, TerritoryCode);

-- Keys that seal cookies and forms: every instance of the portal on this database reads what another sealed.
CREATE TABLE DataProtectionKey (
    DataProtectionKeyId $(Identity),
    FriendlyName nvarchar(200) $(Ordinal) NOT NULL,
    Xml $(Text) $(Ordinal) NOT NULL,
    StoredAtUtc datetime2(3) NOT NULL
);

-- The history of one thing, such as an account.
CREATE INDEX IX_AuditEvent_Subject ON AuditEvent (Subject, Sequence);
GO

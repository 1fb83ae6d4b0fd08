-- Work contact details beside the address, which are confirmed by the person; Version is raised by each change of them;
-- none means that there was no change.
-- MergedIntoId: the person was entered twice; who they are is the other row, and this one stays with its address.
ALTER TABLE Person ADD Version int NULL;
ALTER TABLE Person ADD Phone nvarchar(40) $(CiAi) NULL;
ALTER TABLE Person ADD Position nvarchar(120) $(CiAi) NULL;
ALTER TABLE Person ADD MergedIntoId int NULL REFERENCES Person (PersonId);
ALTER TABLE Person ADD MergedAtUtc datetime2(3) NULL;
GO
-- The directory is read by name.
CREATE INDEX IX_Person_SearchName ON Person (SearchName, PersonId);
CREATE INDEX IX_Person_MergedInto ON Person (MergedIntoId);
GO

-- As what somebody gave the answer: a centre answers for an establishment without a pilot in office, and is shown as such. Until now
-- the establishments alone could.
ALTER TABLE ConfirmationQuestion ADD AnsweredByPersona nvarchar(20) $(Ordinal) NULL;
GO
UPDATE ConfirmationQuestion SET AnsweredByPersona = 'Establishment' WHERE Answer IS NOT NULL;
GO
-- What a centre still has to deal with, whenever it was asked.
CREATE INDEX IX_ConfirmationQuestion_ToCorrect ON ConfirmationQuestion (CampaignId) WHERE OpenCorrections > 0;
GO

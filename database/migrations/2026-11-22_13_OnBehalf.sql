-- As what somebody last changed a cell, or explained it: what a centre fills in for an establishment is shown as such. Null where it is
-- not known.
ALTER TABLE FilingValue ADD ChangedByPersona nvarchar(20) $(Ordinal) NULL;
ALTER TABLE FilingExplanation ADD ByPersona nvarchar(20) $(Ordinal) NULL;
GO
-- What was entered before this was kept tells a name only: it is a centre's where the steps of filings know the name as a centre's and
-- as nobody else's.
UPDATE FilingValue SET ChangedByPersona = 'Centre'
WHERE ChangedByName IN (SELECT x.ByName FROM FilingTransition x WHERE x.Persona = 'Centre')
    AND ChangedByName NOT IN (SELECT y.ByName FROM FilingTransition y WHERE y.Persona <> 'Centre');
UPDATE FilingExplanation SET ByPersona = 'Centre'
WHERE ByName IN (SELECT x.ByName FROM FilingTransition x WHERE x.Persona = 'Centre')
    AND ByName NOT IN (SELECT y.ByName FROM FilingTransition y WHERE y.Persona <> 'Centre');
GO

namespace Portal.Data.Tests.Statements;

/// <summary>Statements that must be refused, each by the compiler named: a check that never fails proves nothing.</summary>
public static class PlantedFaults
{
    public static IReadOnlyList<string> ForSqlite { get; } =
    [
        "SELECT Code FROM Seats",
        "SELECT Colour FROM Seat",
        "SELECT SeatId FROM Seat WHERE SeatId = ?",
        "SELECT SeatId FROM Seat WHERE SeatId = $Id",
        "SELECT TOP 1 SeatId FROM Seat",
        "SELECT SeatId FROM Seat WHERE RoleCode = N'x'",
        "INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) OUTPUT inserted.RoleCode VALUES ('x', 0, 1)",
        "SELECT v.a FROM (VALUES (1)) AS v (a)",
        "SELECT SeatId FROM Seat WITH (UPDLOCK) WHERE SeatId = @Id",
        "SELECT ISNULL(ClosesOn, OpensOn) AS Last FROM Seat",
        "MERGE INTO Seat AS t USING Seat AS s ON t.SeatId = s.SeatId WHEN MATCHED THEN DELETE;",
        "DELETE FROM Seat WHERE SeatId = 1; DELETE FROM Seat WHERE SeatId = 2",
    ];

    public static IReadOnlyList<string> ForTsql { get; } =
    [
        // What the parser refuses.
        "SELECT SeatId FROM Seat ORDER BY SeatId LIMIT 5",
        "SELECT RoleCode || 'x' AS Code FROM Seat",
        "SELECT SeatId FROM Seat WHERE (Revision = 1) = TRUE",
        "SELECT SeatId FROM Seat WHERE IsPilot",
        "INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) VALUES ('x', 0, 1) ON CONFLICT DO NOTHING",
        "INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) VALUES ('x', 0, 1) RETURNING RoleCode",
        "WITH RECURSIVE R AS (SELECT 1 AS N UNION ALL SELECT N + 1 FROM R WHERE N < 4) SELECT N FROM R",
        "SELECT COUNT(*) FILTER (WHERE Revision = 1) AS N FROM Seat",
        "SELECT SeatId FROM Seat WHERE (SeatId, Revision) IN (SELECT 1, 2)",
        "SELECT SeatId FROM Seat ORDER BY ClosesOn NULLS LAST",
        "SELECT SeatId FROM Seat WHERE ClosesOn IS NOT DISTINCT FROM OpensOn",

        // Words and expressions.
        "SELECT SeatId FROM Seat WHERE RoleCode = \"ClinicalPilot\"",
        "SELECT SeatId FROM Seat WHERE RoleCode = N'x'",
        "SELECT SeatId FROM Seat WHERE RoleCode = 'é'",
        "SELECT SeatId FROM Seat WHERE Revision = TRUE",
        "SELECT * FROM Seat",
        "SELECT s.* FROM Seat s",
        "SELECT TOP (1) SeatId FROM Seat",
        "SELECT date('now') AS Today",
        "SELECT GETDATE() AS Today",
        "SELECT DATEADD(day, 1, OpensOn) AS Next FROM Seat",
        "SELECT CURRENT_TIMESTAMP AS Now",
        "SELECT ISNULL(ClosesOn, OpensOn) AS Last FROM Seat",
        "SELECT IIF(Revision = 1, 1, 0) AS One FROM Seat",
        "SELECT LEFT(RoleCode, 3) AS R FROM Seat",
        "SELECT UPPER(RoleCode) AS R FROM Seat",
        "SELECT AVG(Revision) AS Mean FROM Seat",
        "SELECT CAST(Revision AS decimal(19,4)) AS R FROM Seat",
        "SELECT CONVERT(int, Revision) AS R FROM Seat",
        "SELECT Revision / 4 AS R FROM Seat",
        "SELECT RoleCode + 'x' AS R FROM Seat",
        "SELECT NameFr + Acronym AS R FROM BodyName",
        "SELECT @@IDENTITY AS Id",
        "SELECT @Id = SeatId FROM Seat",
        "SELECT BodyId FROM BodyName WHERE NameFr LIKE @Search ESCAPE '\\'",
        "SELECT BodyId FROM BodyName WHERE REPLACE(SearchName, 'a', 'b') LIKE @Search ESCAPE '\\'",
        "SELECT BodyId FROM BodyName WHERE SearchName LIKE @Search",
        "SELECT n.BodyId FROM BodyName n INNER JOIN Seat s ON s.RoleCode = n.Acronym",

        // Statements.
        "INSERT INTO GovernanceRole VALUES ('x', 0, 1)",
        "INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) OUTPUT inserted.RoleCode VALUES ('x', 0, 1)",
        "UPDATE Seat SET Revision = a.SeatId FROM Appointment a WHERE a.SeatId = Seat.SeatId",
        "DELETE FROM s FROM Seat s WHERE s.SeatId = 1",
        "MERGE INTO Seat AS t USING Seat AS s ON t.SeatId = s.SeatId WHEN MATCHED THEN DELETE;",
        "SELECT SeatId FROM Seat WITH (UPDLOCK) WHERE SeatId = @Id",
        "SELECT SeatId FROM Seat WHERE SeatId = @Id OPTION (RECOMPILE)",
        "SELECT s.SeatId FROM Seat s CROSS APPLY (SELECT b.Code FROM Body b) c",
        "DELETE FROM Seat WHERE SeatId = 1; DELETE FROM Seat WHERE SeatId = 2",

        // Groups, orders, aliases.
        "SELECT RoleCode, COUNT(*) AS Seats FROM Seat",
        "SELECT RoleCode AS RoleCode, COUNT(*) AS Seats FROM Seat",
        "SELECT RoleCode, OpensOn, COUNT(*) AS Seats FROM Seat GROUP BY RoleCode",
        "SELECT RoleCode, COUNT(*) AS Seats FROM Seat GROUP BY RoleCode ORDER BY OpensOn",
        "SELECT COUNT(*) AS Seats FROM Seat ORDER BY SeatId",
        "SELECT RoleCode, COUNT(*) AS Seats FROM Seat GROUP BY 1",
        "SELECT s.RoleCode, (SELECT b.Code FROM Body b WHERE b.BodyId = s.BodyId) AS Code, COUNT(*) AS N FROM Seat s GROUP BY s.RoleCode",
        "SELECT SUM((SELECT COUNT(*) FROM Appointment a WHERE a.SeatId = s.SeatId)) AS N FROM Seat s",
        "SELECT SUM(CASE WHEN EXISTS (SELECT 1 FROM Appointment a WHERE a.SeatId = s.SeatId) THEN 1 ELSE 0 END) AS N FROM Seat s",
        "SELECT Revision + 1 AS Next FROM Seat WHERE Next > 3",
        "SELECT COALESCE(ClosesOn, OpensOn) AS Last, COUNT(*) AS N FROM Seat GROUP BY Last",
        "SELECT COALESCE(ClosesOn, OpensOn) AS Last, ClosesOn, COUNT(*) AS N FROM Seat GROUP BY COALESCE(ClosesOn, OpensOn)",
        "SELECT s.SeatId FROM (SELECT SeatId FROM Seat ORDER BY SeatId) s",
        "SELECT s.SeatId FROM (SELECT SeatId, COUNT(*) FROM Seat GROUP BY SeatId) s",
        "WITH S AS (SELECT MAX(SeatId) FROM Seat) SELECT 1 AS One FROM S",
        "SELECT DISTINCT RoleCode FROM Seat ORDER BY OpensOn",
        "SELECT ROW_NUMBER() OVER (PARTITION BY RoleCode) AS N FROM Seat",
    ];

    /// <summary>Columns that a row of <see cref="PlantedRow"/> cannot take.</summary>
    public static IReadOnlyList<string> ForRow { get; } =
    [
        "SELECT SeatId, RoleCode, BodyId FROM Seat",
        "SELECT SeatId, RoleCode, Revision FROM Seat",
        "SELECT SeatId FROM Seat",
        "SELECT SeatId, RoleCode, SeatId FROM Seat",
    ];

    /// <summary>What the same compilers must let pass.</summary>
    public static IReadOnlyList<string> Sound { get; } =
    [
        "SELECT SeatId, RoleCode FROM Seat WHERE RoleCode IN @Codes ORDER BY SeatId",
        "SELECT COUNT(*) AS Total FROM Seat",
        "SELECT SeatId, RoleCode FROM Seat ORDER BY CASE WHEN ClosesOn IS NULL THEN 0 ELSE 1 END, COALESCE(ClosesOn, OpensOn), SeatId",
        "SELECT MAX(SeatId) AS SeatId, RoleCode FROM Seat GROUP BY RoleCode HAVING COUNT(*) > 1 ORDER BY RoleCode",
        "SELECT COUNT(*) AS SeatId, CASE WHEN s.Revision = 0 THEN s.RoleCode END AS RoleCode FROM Seat s GROUP BY CASE WHEN s.Revision = 0 THEN s.RoleCode END",
        "UPDATE Seat SET Revision = Revision + 1 WHERE SeatId = @SeatId AND Revision = @Seen",
        "DELETE FROM Seat WHERE SeatId = @SeatId",
        "INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) SELECT @Code, 0, 1 WHERE NOT EXISTS (SELECT 1 FROM GovernanceRole WHERE RoleCode = @Code)",
    ];
}

/// <summary>A row as Portal.Data writes them, for the planted statements.</summary>
public sealed record PlantedRow
{
    public int SeatId { get; init; }
    public required string RoleCode { get; init; }
    public int Revision { get; }
}

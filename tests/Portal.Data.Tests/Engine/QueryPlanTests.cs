using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Portal.Data.Engine;
using Portal.Data.Tests.Statements;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Engine;

/// <summary>
/// Nothing that grows with history is read whole. The plans are SQLite's; an index that it seeks, SQL Server can seek too.
/// </summary>
public sealed partial class QueryPlanTests
{
    private static readonly HashSet<string> Growing = new(
        ["AuditEvent", "Appointment", "ReportingObligation", "Filing", "FilingValue", "FilingExplanation", "FilingTransition", "FilingReturnReason", "ReminderDigest", "ObligationChange"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Statements that may walk a growing table, and why.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["AuditEventRow.Last"] = "walks the key backwards and stops at the first row",
        ["DemonstrationSql.Occupied"] = "asked once, before the demonstration is told",
    };

    [Fact]
    public async Task No_statement_walks_a_table_that_grows()
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        await using var connection = await PlannerAsync(database);
        var walks = new List<string>();
        foreach (var statement in new StatementCatalog(typeof(Database).Assembly).All.Where(statement => !Allowed.ContainsKey(statement.Name)))
        {
            walks.AddRange(from step in await WalksAsync(connection, statement) select $"{statement}: {step}");
        }

        if (walks.Count > 0)
        {
            Assert.Fail(string.Join("\n", walks));
        }
    }

    [Theory]
    [InlineData("SELECT a.SeatId FROM Appointment a WHERE a.SignatoryRole = @Role")]
    [InlineData("SELECT s.SeatId FROM Seat s LEFT JOIN SubstantiveAppointment h ON h.InstrumentNumber = @Number WHERE s.SeatId = @SeatId")]
    [InlineData("SELECT s.SeatId FROM Seat s WHERE EXISTS (SELECT 1 FROM AuditEvent WHERE Hash = @Hash)")]
    [InlineData("SELECT v.Answer FROM FilingValue v WHERE v.IndicatorCode = @Code")]
    [InlineData("SELECT Sequence FROM AuditEvent WHERE (@BodyCode IS NULL OR BodyCode = @BodyCode) ORDER BY Sequence DESC")]
    public async Task A_walk_is_seen(string sql)
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        await using var connection = await PlannerAsync(database);

        Assert.NotEmpty(await WalksAsync(connection, new Statement("planted", sql, typeof(QueryPlanTests))));
    }

    [Theory]
    [InlineData("SELECT a.PersonId FROM Appointment a WHERE a.SeatId = @SeatId")]
    [InlineData("SELECT a.SeatId FROM Seat a WHERE a.Revision = 1")]
    public async Task A_seek_is_no_walk(string sql)
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        await using var connection = await PlannerAsync(database);

        Assert.Empty(await WalksAsync(connection, new Statement("planted", sql, typeof(QueryPlanTests))));
    }

    [Fact]
    public void What_is_allowed_exists()
    {
        var names = new StatementCatalog(typeof(Database).Assembly).All.Select(statement => statement.Name);

        Assert.Empty(Allowed.Keys.Except(names));
    }

    /// <summary>Without foreign keys: the plan is then the statement's own, not that of a check which an INSERT never makes.</summary>
    private static async Task<DbConnection> PlannerAsync(TestDatabase database)
    {
        var connection = await database.Engine.OpenAsync(default);
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        return connection;
    }

    private static async Task<IReadOnlyList<string>> WalksAsync(DbConnection connection, Statement statement)
    {
        var args = new DynamicParameters();
        foreach (Match parameter in Parameter().Matches(statement.Compilable))
        {
            args.Add(parameter.Groups[1].Value, 1);
        }

        var names = TableNames.In(statement.Compilable);
        var plan = await connection.QueryAsync<PlanStep>($"EXPLAIN QUERY PLAN {statement.Compilable}", args);
        return [.. from step in plan
                   let walked = Walk().Match(step.Detail)
                   where walked.Success && names.Of(walked.Groups[1].Value).Overlaps(Growing)
                   select step.Detail];
    }

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex Walk();

    private sealed record PlanStep
    {
        public required string Detail { get; init; }
    }
}

using System.Security.Cryptography;
using System.Text;
using Dapper;
using Portal.Data.Audit;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Demonstration;

/// <summary>The load as a whole: once, on either engine, the same on the same day.</summary>
public sealed class LoadTests
{
    /// <summary>Every table with what orders it for good.</summary>
    private static readonly (string Table, string Order)[] Tables =
    [
        ("RoleLabel", "RoleLabelId"), ("BodyTerritory", "BodyTerritoryId"), ("Person", "PersonId"), ("Seat", "SeatId"),
        ("Appointment", "AppointmentId"), ("FinancialPeriod", "FinancialPeriodId"), ("ReportingObligation", "ReportingObligationId"),
        ("Filing", "FilingId"), ("FilingValue", "FilingId, IndicatorCode, Category1, Category2"), ("FilingTransition", "FilingTransitionId"),
        ("FilingReturnReason", "FilingId, Number"), ("FilingExplanation", "FilingId, SubjectKey"), ("AuditEvent", "Sequence"),
    ];

    [DatabaseFact]
    public async Task A_portal_in_use_is_left_alone(TestEngine on)
    {
        await using var test = await DemonstrationDatabase.LoadAsync(on);
        var before = await CountsAsync(test);

        Assert.False(await DemonstrationDatabase.LoadAsync(test));

        Assert.Equal(before, await CountsAsync(test));
        Assert.DoesNotContain(0, before);
    }

    [Fact]
    public async Task Without_reference_data_there_is_nothing_to_tell_about()
    {
        await using var test = await TestDatabase.EmptyAsync(TestEngine.Sqlite);

        await Assert.ThrowsAsync<InvalidOperationException>(() => DemonstrationDatabase.LoadAsync(test));
    }

    [Fact]
    public async Task The_same_day_gives_the_same_rows()
    {
        await using var one = await DemonstrationDatabase.LoadAsync(TestEngine.Sqlite);
        await using var other = await DemonstrationDatabase.LoadAsync(TestEngine.Sqlite);
        await using var later = await DemonstrationDatabase.LoadAsync(TestEngine.Sqlite, new DateOnly(2026, 12, 16));

        var hashes = await HashesAsync(one);

        Assert.Equal(hashes, await HashesAsync(other));
        Assert.NotEqual(hashes, await HashesAsync(later));
    }

    [Fact]
    public async Task The_trail_tells_of_the_load_once_and_is_whole()
    {
        await using var test = await DemonstrationDatabase.LoadAsync(TestEngine.Sqlite);

        var events = await new AuditQueries(test.Database).ListAsync(Scopes.Auditor, null, null, 10);

        Assert.Equal(["DemonstrationLoaded", "ReferenceLoaded"], events.Select(e => e.Action));
        Assert.Contains("\"asOf\":\"2026-11-20\"", events[0].Detail, StringComparison.Ordinal);
        Assert.Null(await test.Database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
    }

    private static Task<IReadOnlyList<int>> CountsAsync(TestDatabase test) =>
        test.Database.ReadAsync<IReadOnlyList<int>>(async session =>
        {
            List<int> counts = [];
            foreach (var (table, _) in Tables)
            {
                counts.Add(await session.FindAsync<int>($"SELECT COUNT(*) AS Total FROM {table}"));
            }

            return counts;
        });

    private static async Task<IReadOnlyList<string>> HashesAsync(TestDatabase test)
    {
        await using var connection = await test.Engine.OpenAsync(default);
        List<string> hashes = [];
        foreach (var (table, order) in Tables)
        {
            var rows = new StringBuilder();
            await using var reader = await connection.ExecuteReaderAsync($"SELECT * FROM {table} ORDER BY {order}");
            while (await reader.ReadAsync())
            {
                rows.AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))).Append('\n');
            }

            hashes.Add($"{table} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(rows.ToString())))}");
        }

        return hashes;
    }
}

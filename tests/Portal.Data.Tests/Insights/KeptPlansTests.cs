using Dapper;
using Portal.Data.Insights;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>Questions seek what they read by the whole of its key, however many establishments are named.</summary>
public sealed class KeptPlansTests
{
    public static TheoryData<string, string> Plans => new()
    {
        { BodySheets.All, "USING INDEX IX_InsightBodySheet_Peak (CutCode=? AND FirstSequence=?)" },
        { BodySheets.Some, "USING INDEX IX_InsightBodySheet_Peak (CutCode=? AND FirstSequence=? AND Sheet=?)" },
        { BodySheets.Peaks, "USING COVERING INDEX IX_InsightBodySheet_Peak (CutCode=? AND FirstSequence=?)" },
        { GroupSheets.All, "USING INDEX sqlite_autoindex_InsightGroupSheet_1 (CutCode=? AND FirstSequence=?)" },
        { GroupSheets.Some, "USING INDEX sqlite_autoindex_InsightGroupSheet_1 (CutCode=? AND FirstSequence=? AND Sheet=?)" },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task A_statement_seeks_by_its_key(string sql, string plan)
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        await using var connection = await database.Engine.OpenAsync(default);
        var some = Enumerable.Range(1, 8).ToArray();

        var steps = await connection.QueryAsync<(int Id, int Parent, int Unused, string Detail)>($"EXPLAIN QUERY PLAN {sql}", new
        {
            Cut = "C1",
            Cuts = some.Select(number => $"C{number}").ToArray(),
            Years = some,
            Sheets = some,
        });

        var seek = Assert.Single(steps, step => step.Detail.StartsWith("SEARCH y", StringComparison.Ordinal));
        Assert.Contains(plan, seek.Detail, StringComparison.Ordinal);
    }
}

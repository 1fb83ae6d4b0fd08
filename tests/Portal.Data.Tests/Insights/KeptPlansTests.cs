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
        { BodyYears.OfPlaces, "USING PRIMARY KEY (InsightMeasureId=? AND BodyId=? AND FirstSequence>? AND FirstSequence<?)" },
        { BodyYears.Of, "USING PRIMARY KEY (InsightMeasureId=? AND BodyId=? AND FirstSequence=?)" },
        { BodyYears.OfBodies, "USING PRIMARY KEY (InsightMeasureId=? AND BodyId=?)" },
        { BodyYears.All, "USING PRIMARY KEY (InsightMeasureId=?)" },
        { BodyYears.ByGroup, "USING PRIMARY KEY (InsightMeasureId=?)" },
        { GroupYears.All, "USING PRIMARY KEY (InsightMeasureId=? AND FirstSequence>? AND FirstSequence<?)" },
        { GroupYears.OfPlaces, "USING PRIMARY KEY (InsightMeasureId=? AND FirstSequence=? AND InsightGroupId=?" },
        { GroupYears.Of, "USING PRIMARY KEY (InsightMeasureId=? AND FirstSequence=? AND InsightGroupId=?)" },
        { GroupYears.OfMeasure, "USING PRIMARY KEY (InsightMeasureId=?)" },
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
            Measures = some,
            Places = some,
            Bodies = some,
            Years = some,
            MeasureId = 1,
            FirstSequence = 1,
            FromYear = 1,
            ToYear = 14,
            Basis = 1,
        });

        var seek = Assert.Single(steps, step => step.Detail.StartsWith("SEARCH y", StringComparison.Ordinal));
        Assert.Contains(plan, seek.Detail, StringComparison.Ordinal);
    }
}

using Portal.Data.Engine;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Engine;

/// <summary>The two pieces of SQL that the engines write differently.</summary>
public sealed class DialectTests
{
    private const string Insert = "INSERT INTO Territory (Code, NameFr, NameEn, ShortFr, ShortEn, Ordinal) VALUES (@Code, 'x', 'x', 'x', 'x', @Ordinal)";
    private const string Codes = "SELECT t.Code FROM Territory t ORDER BY t.Ordinal";
    private const string IdOf = "SELECT t.TerritoryId FROM Territory t WHERE t.Code = @Code";
    private const string Remove = "DELETE FROM Territory WHERE Code = @Code";

    [DatabaseFact]
    public async Task Pages_cut_the_order_without_gap_or_overlap(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        var codes = Enumerable.Range(0, 7).Select(i => $"T{i}").ToList();
        await PlantAsync(database, codes);

        var pages = new List<IReadOnlyList<string>>();
        for (var number = 1; number <= 4; number++)
        {
            pages.Add(await database.Database.ReadAsync(session => session.PageAsync<string>(Codes, new { }, PageRequest.Number(number, 3))));
        }

        Assert.Equal([3, 3, 1, 0], pages.Select(page => page.Count));
        Assert.Equal(codes, pages.SelectMany(page => page));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 25)]
    [InlineData(0, 0)]
    [InlineData(-3, 0)]
    public void A_page_before_the_first_is_the_first(int number, int skip) => Assert.Equal(new PageRequest(skip, 25), PageRequest.Number(number, 25));

    [DatabaseFact]
    public async Task An_insert_returns_the_id_of_its_row(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);

        var ids = await PlantAsync(database, ["A", "B", "C"]);

        foreach (var (code, id) in new[] { "A", "B", "C" }.Zip(ids))
        {
            Assert.Equal(id, await database.Database.ReadAsync(session => session.FindAsync<int>(IdOf, new { Code = code })));
        }
    }

    [DatabaseFact]
    public async Task An_id_is_never_given_twice(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        var first = (await PlantAsync(database, ["A", "B"]))[1];
        await database.Database.WriteAsync(session => session.ExecuteAsync(Remove, new { Code = "B" }));

        Assert.True((await PlantAsync(database, ["B"]))[0] > first);
    }

    private static Task<List<int>> PlantAsync(TestDatabase database, IReadOnlyList<string> codes) => database.Database.WriteAsync(async session =>
    {
        var ids = new List<int>();
        foreach (var code in codes)
        {
            ids.Add(await session.InsertAsync(Insert, new { Code = code, Ordinal = ids.Count }));
        }

        return ids;
    });
}

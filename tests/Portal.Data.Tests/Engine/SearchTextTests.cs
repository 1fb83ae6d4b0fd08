using FsCheck.Fluent;
using Portal.Data.Engine;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Engine;

/// <summary>Text is compared and searched without case or accents, alike on both engines.</summary>
public sealed class SearchTextTests
{
    private const string SetName = "UPDATE BodyName SET SearchName = @Column WHERE BodyId = @BodyId";
    private const string CountNamed = "SELECT COUNT(*) AS Total FROM BodyName WHERE BodyId = @BodyId AND SearchName LIKE @Search ESCAPE '\\'";
    private const string CodesNamed = "SELECT b.Code FROM Body b INNER JOIN BodyName n ON n.BodyId = b.BodyId WHERE n.NameFr = @Name ORDER BY b.Code";
    private const string NamesInOrder = "SELECT n.NameFr FROM BodyName n ORDER BY n.NameFr";

    [Theory]
    [InlineData("Émilie CÔTÉ", "emilie cote")]
    [InlineData("Hôpital du Sacré-Cœur", "hopital du sacre-coeur")]
    [InlineData("l’Île", "l'ile")]
    [InlineData("Ætna", "aetna")]
    [InlineData("  Ÿ  ", "y")]
    [InlineData("", "")]
    public void Text_is_folded(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t ")]
    public void Nothing_searches_nothing(string? text) => Assert.Null(SearchText.Containing(text));

    [Theory]
    [InlineData("Côté", "cote", 0)]
    [InlineData("cœur", "COEUR", 0)]
    [InlineData("a", "É", -1)]
    [InlineData("f", "É", 1)]
    public void The_collation_compares_what_is_folded(string left, string right, int order) =>
        Assert.Equal(order, Math.Sign(FrenchCollation.Compare(left, right)));

    [DatabaseFact]
    public async Task A_name_equals_another_but_for_case_and_accents(TestEngine on)
    {
        await using var database = await PlantedAsync(on);

        foreach (var name in new[] { "Hôpital du Sacré-Cœur", "HOPITAL DU SACRE-COEUR", "hôpital du sacré-coeur" })
        {
            Assert.Equal(["HSC"], await database.Database.ReadAsync(session => session.ListAsync<string>(CodesNamed, new { Name = name })));
        }
    }

    [DatabaseFact]
    public async Task An_accent_does_not_change_the_order(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        string[] names = ["Abitibi", "Émile", "Estrie", "Ête", "Etf", "Île", "Outaouais"];
        await NetworkBuilder.PlantAsync(database.Database, async network =>
        {
            await network.KindAsync("CHU", "Establishment", 1);
            foreach (var name in names.Reverse())
            {
                await network.BodyAsync(new PlantedBody(SearchText.Fold(name), "CHU", name));
            }

            return 0;
        });

        Assert.Equal(names, await database.Database.ReadAsync(session => session.ListAsync<string>(NamesInOrder)));
    }

    /// <summary>A pattern finds exactly the texts that contain it, whatever stands in them that LIKE or T-SQL would take for a sign.</summary>
    [DatabaseFact]
    public async Task A_search_finds_what_contains_it_and_nothing_else(TestEngine on)
    {
        await using var database = await PlantedAsync(on);
        var letters = Gen.Elements("aàÀAbœ%_[]^-\\'’ é|*?".ToCharArray());
        string TextOf(IEnumerable<char> chars) => string.Concat(chars);
        var pairs = (from text in letters.ListOf(12)
                     from other in letters.ListOf(2)
                     from start in Gen.Choose(0, 11)
                     from length in Gen.Choose(1, 4)
                     from isPart in ArbMap.Default.GeneratorFor<bool>()
                     select (Text: TextOf(text), Search: isPart ? TextOf(text.Skip(start).Take(length)) : TextOf(other))).Sample(300);

        var (found, missed) = (0, 0);
        await database.Database.WriteAsync(async session =>
        {
            var bodyId = await new NetworkBuilder(session).BodyIdAsync("CHUM");
            foreach (var (text, search) in pairs.Where(pair => !string.IsNullOrWhiteSpace(pair.Search)))
            {
                var column = SearchText.ForColumn(text);
                await session.ExecuteAsync(SetName, new { BodyId = bodyId, Column = column });
                var isFound = await session.FindAsync<int>(CountNamed, new { BodyId = bodyId, Search = SearchText.Containing(search) }) > 0;

                Assert.True(isFound == column.Contains(SearchText.ForColumn(search), StringComparison.Ordinal), $"'{search}' in '{text}'");
                _ = isFound ? found++ : missed++;
            }

            session.Abandon();
            return 0;
        });
        Assert.True(found > 30 && missed > 30, $"{found} found, {missed} not");
    }

    private static async Task<TestDatabase> PlantedAsync(TestEngine on)
    {
        var database = await TestDatabase.EmptyAsync(on);
        await SmallNetwork.PlantAsync(database.Database);
        return database;
    }
}

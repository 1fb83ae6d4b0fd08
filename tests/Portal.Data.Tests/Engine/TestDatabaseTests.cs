using Portal.Data.Network;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Engine;

public sealed class TestDatabaseTests
{
    private const string Plant = "INSERT INTO HealthRegion (Code, NameFr, NameEn, Population, Remoteness, Nations) VALUES ('99', 'A', 'A', 1, 'rural', '')";
    private const string Count = "SELECT COUNT(*) AS Total FROM HealthRegion";

    [DatabaseFact]
    public async Task Each_test_has_a_database_of_its_own(TestEngine on)
    {
        await using var one = await TestDatabase.EmptyAsync(on);
        await using var other = await TestDatabase.EmptyAsync(on);

        await one.Database.WriteAsync(session => session.ExecuteAsync(Plant, new { }));

        Assert.Equal(1, await one.Database.ReadAsync(session => session.FindAsync<int>(Count)));
        Assert.Equal(0, await other.Database.ReadAsync(session => session.FindAsync<int>(Count)));
    }

    [DatabaseFact]
    public async Task The_reference_is_there_when_it_is_asked_for(TestEngine on)
    {
        await using var database = await TestDatabase.WithReferenceAsync(on);

        var all = await database.Database.ReadAsync(session =>
            NetworkQueries.CountEstablishmentsAsync(session, Scopes.Ministry, database.Time.Today, new EstablishmentFilter()));

        Assert.Equal(File.ReadLines(Path.Combine(Repository.Reference, "establishments.csv")).Count() - 1, all);
    }
}

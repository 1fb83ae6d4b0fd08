using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Whom to reach about the seats of a day.</summary>
public sealed class ContactTests
{
    [DatabaseFact]
    public async Task Each_seat_of_a_centre_or_an_establishment_names_its_holder_its_interim_or_nobody(TestEngine on)
    {
        await using var network = await HeldAsync(on);

        var rows = await ContactsAsync(network, Scopes.Ministry, "2024-08-15");

        Assert.DoesNotContain(rows, row => row.BodyCode == "MSSS");
        Assert.Equal(
            ["CHUM|Jean Tremblay|jean.tremblay@exemple.test|2024-05-01||", "CHUQ|||2024-07-01|Zoé Bélanger|zoe.belanger@exemple.test", "ETE|||2024-04-01||", "IUCPQ|||2024-04-01||"],
            rows.Where(row => row.RoleFr == "Répondant clinique").Select(Line).Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task The_scope_and_the_territory_bound_the_list(TestEngine on)
    {
        await using var network = await HeldAsync(on);

        Assert.Equal(["CCT-CHUQ", "CHUQ", "IUCPQ"], await BodiesAsync(Scopes.Centre("UL")));
        Assert.Equal(["CHUM"], await BodiesAsync(Scopes.Pilot("CHUM")));
        Assert.Equal(["CCT-CHUM", "CHUM", "ETE"], await BodiesAsync(Scopes.Ministry, "UDEM"));
        Assert.Empty(await BodiesAsync(Scopes.Centre("UL"), "UDEM"));

        async Task<IEnumerable<string>> BodiesAsync(AccessScope scope, string? territory = null) =>
            (await ContactsAsync(network, scope, "2024-08-15", territory)).Select(row => row.BodyCode).Distinct().Order(StringComparer.Ordinal);
    }

    private static string Line(ContactRow row) =>
        $"{row.BodyCode}|{row.Holder}|{row.HolderEmail}|{Text(row.HeldFrom ?? row.VacantSince)}|{row.Interim}|{row.InterimEmail}";

    private static Task<List<ContactRow>> ContactsAsync(GovernedNetwork network, AccessScope scope, string day, string? territory = null) =>
        network.Database.ReadAsync(async session => await SeatQueries.StreamContactsAsync(session, scope, Day(day), territory).ToListAsync());

    private static async Task<GovernedNetwork> HeldAsync(TestEngine on)
    {
        var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2024-05-01");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2024-04-01", "2024-06-30");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Zoe, "2024-07-01", change: mandate => mandate with { IsInterim = true });
        await network.HoldAsync("MSSS", Roles.OfMinistry[0], Eric, "2024-04-01");
        return network;
    }
}

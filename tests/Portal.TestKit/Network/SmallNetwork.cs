using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.TestKit.Network;

/// <summary>
/// Eight bodies with a decoy for each question, no appointments: for an empty database. Everything opens on <see cref="Start"/>.
/// <list type="bullet">
/// <item>UL: the centre CCT-CHUQ, CHUQ, and IUCPQ until it moves to UDEM on <see cref="IucpqMoves"/>.</item>
/// <item>UDEM: the centre CCT-CHUM, CHUM (renamed on <see cref="ChumRenamed"/>), HSC until it closes after <see cref="HscCloses"/>,
/// and ETE, which is affiliated with UL but does not belong to it.</item>
/// <item>MCGILL: nothing.</item>
/// <item>MSSS: the Ministry, in no territory.</item>
/// </list>
/// </summary>
public static class SmallNetwork
{
    public static readonly DateOnly Start = new(2024, 4, 1);

    /// <summary>The last day of HSC, which CHUM succeeds.</summary>
    public static readonly DateOnly HscCloses = new(2024, 6, 30);

    /// <summary>The first day of IUCPQ in UDEM.</summary>
    public static readonly DateOnly IucpqMoves = new(2024, 10, 1);

    /// <summary>The first day of CHUM under its present name.</summary>
    public static readonly DateOnly ChumRenamed = new(2025, 1, 1);

    /// <summary>The first day on which a clinical pilot is called so; before, <c>Répondant clinique</c>.</summary>
    public static readonly DateOnly PilotRenamed = new(2025, 4, 1);

    /// <summary>Nobody holds a seat.</summary>
    public static IReadOnlyList<string> People { get; } = ["Émilie Côté", "Jean Tremblay", "Zoé Bélanger", "Éric Dubé"];

    public static Task PlantAsync(Database database) => NetworkBuilder.PlantAsync(database, async network =>
    {
        await VocabularyAsync(network);
        await BodiesAsync(network);
        foreach (var name in People)
        {
            await network.PersonAsync(name);
        }

        return 0;
    });

    private static async Task VocabularyAsync(NetworkBuilder network)
    {
        await network.RegionAsync("03", "Capitale-Nationale");
        await network.RegionAsync("06", "Montréal");
        await network.TerritoryAsync("UL", 1);
        await network.TerritoryAsync("UDEM", 2);
        await network.TerritoryAsync("MCGILL", 3);
        await network.KindAsync("Ministry", BodyLevel.Ministry, 1);
        await network.KindAsync("Centre", BodyLevel.Centre, 2);
        await network.KindAsync("CHU", BodyLevel.Establishment, 3);
        await network.KindAsync("Institute", BodyLevel.Establishment, 4);

        var ordinal = 0;
        foreach (var role in Roles.OfMinistry.Concat(Roles.OfCentre).Concat(Roles.OfEstablishment))
        {
            await network.RoleAsync(role, Roles.OfEstablishment.Contains(role), ++ordinal);
            await network.RoleLabelAsync(
                role, role == Roles.ClinicalPilot ? "Pilote clinique" : $"Poste {role}", role, role == Roles.ClinicalPilot ? PilotRenamed : Start);
        }

        await network.RoleLabelAsync(Roles.ClinicalPilot, "Répondant clinique", "Clinical respondent", Start, PilotRenamed.AddDays(-1));
    }

    private static async Task BodiesAsync(NetworkBuilder network)
    {
        await network.BodyAsync(new("MSSS", "Ministry", "Ministère de la Santé et des Services sociaux") { Roles = Roles.OfMinistry });
        await EstablishmentAsync("CHUQ", "CHU", "CHU de Québec–Université Laval", "03", "UL");
        await EstablishmentAsync("IUCPQ", "Institute", "Institut universitaire de cardiologie et de pneumologie de Québec", "03", "UL");
        await EstablishmentAsync("CHUM", "CHU", "Hôpital de l’Université de Montréal", "06", "UDEM");
        await EstablishmentAsync("HSC", "CHU", "Hôpital du Sacré-Cœur", "06", "UDEM", HscCloses);
        await EstablishmentAsync("ETE", "Institute", "Étoile [100 %]_b", "06", "UDEM");
        await network.BodyAsync(new("CCT-CHUQ", "Centre", "CCT du CHU de Québec") { Territory = "UL", Host = "CHUQ", Roles = Roles.OfCentre });
        await network.BodyAsync(new("CCT-CHUM", "Centre", "CCT du CHUM") { Territory = "UDEM", Host = "CHUM", Roles = Roles.OfCentre });

        await network.MoveAsync("IUCPQ", "UDEM", IucpqMoves);
        await network.AffiliateAsync("ETE", "UL", Start);
        await network.RenameAsync("CHUM", "Centre hospitalier de l’Université de Montréal", "University of Montréal hospital", ChumRenamed);
        await network.SucceedAsync("HSC", "CHUM", HscCloses.AddDays(1));

        Task EstablishmentAsync(string code, string kind, string name, string region, string territory, DateOnly? closes = null) =>
            network.BodyAsync(new(code, kind, name) { Region = region, Territory = territory, ClosesOn = closes, Roles = Roles.OfEstablishment });
    }
}

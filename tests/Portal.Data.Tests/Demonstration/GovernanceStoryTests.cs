using Portal.Data.Access;
using Portal.Data.Demonstration;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Campaigns;
using Portal.Data.Governance.Guidelines;
using Portal.Data.Governance.Letters;
using Portal.Data.Network;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Demonstration;

/// <summary>Who holds which seat on 20 November 2026, and how the network was before.</summary>
public sealed class GovernanceStoryTests(DemonstrationDatabase data) : IClassFixture<DemonstrationDatabase>
{
    private static readonly PageRequest All = new(0, 500);

    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task Seven_of_78_seats_are_vacant_since_their_days()
    {
        var vacant = await data.Database.ReadAsync(session => SeatQueries.VacantAsync(session, Scopes.Ministry, Today, All));
        var coverage = await data.Database.ReadAsync(session => SeatQueries.CoverageAsync(session, Scopes.Ministry, Today));

        Assert.Equal(
            [
                ("CRSSSBJ", "ClinicalPilot", "2026-06-29", 144, null),
                ("TULATTAVIK", "TechnologyPilot", "2026-07-20", 123, "2026-08-10"),
                ("INPLPP", "TechnologyPilot", "2026-08-17", 95, null),
                ("CISSSCN", "TechnologyPilot", "2026-09-14", 67, "2026-10-05"),
                ("CCT-CUSM", "TechnologyLead", "2026-10-10", 41, null),
                ("CISSSLAU", "ClinicalPilot", "2026-10-26", 25, "2026-11-02"),
                ("CISSSI", "ClinicalPilot", "2026-11-02", 18, (string?)null),
            ],
            vacant.Select(seat => (seat.BodyCode, seat.RoleCode, $"{seat.VacantSince:yyyy-MM-dd}", seat.VacancyDays(Today)!.Value,
                seat.InterimFrom is { } from ? $"{from:yyyy-MM-dd}" : null)));
        Assert.Equal(
            (78, 71, 3, 4),
            (coverage.Sum(row => row.Seats), coverage.Sum(row => row.Filled), coverage.Sum(row => row.Interim), coverage.Sum(row => row.EndingSoon)));
        Assert.Equal(
            [("MCGILL", 24, 21), ("UDEM", 28, 26), ("UDES", 4, 4), ("UL", 20, 18)],
            coverage.Where(row => row.TerritoryCode is not null).GroupBy(row => row.TerritoryCode!).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Sum(row => row.Seats), group.Sum(row => row.Filled))));
    }

    [Fact]
    public async Task Four_mandates_end_within_90_days()
    {
        var ending = await data.Database.ReadAsync(session => SeatQueries.EndingSoonAsync(session, Scopes.Ministry, Today, All));

        Assert.Equal(
            [
                ("COMTL", "ClinicalPilot", new DateOnly(2026, 12, 11)), ("CHUM", "TechnologyPilot", new DateOnly(2026, 12, 31)),
                ("CISSSCN", "ClinicalPilot", new DateOnly(2027, 1, 15)), ("CCT-CHUS", "ClinicalLead", new DateOnly(2027, 2, 1)),
            ],
            ending.Select(seat => (seat.BodyCode, seat.RoleCode, seat.HeldUntil!.Value)));
    }

    [Fact]
    public async Task A_year_of_mandates_has_its_letters_numbered_as_they_were_issued()
    {
        var letters = (await data.Database.ReadAsync(session => LetterQueries.ListAsync(session, Scopes.Ministry, Today, All))).Reverse().ToList();

        Assert.InRange(letters.Count, 10, 60);
        Assert.Equal([LetterKind.Appointment, LetterKind.EndOfMandate], letters.Select(letter => letter.Kind).Distinct().Order());
        foreach (var year in letters.GroupBy(letter => letter.FiscalYear))
        {
            Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(letter => letter.Number));
            Assert.Equal(year.Select(letter => letter.IssuedOn).Order(), year.Select(letter => letter.IssuedOn));
        }

        Assert.All(letters, letter => Assert.InRange(letter.IssuedOn, Today.AddYears(-1), Today));
        Assert.Equal([0, 1], letters.Where(letter => letter.Kind == LetterKind.Appointment).Select(letter => letter.TemplateNumber).Distinct()); // before and since the Ministry’s own text
    }

    [Fact]
    public async Task Guidelines_are_acknowledged_by_most_of_their_seats_and_wait_for_the_others()
    {
        var versions = (await data.Database.ReadAsync(GuidelineQueries.AllAsync)).Select(guideline => guideline.Newest).OrderBy(version => version.Code, StringComparer.Ordinal).ToList();
        var progress = await data.Database.ReadAsync(session => GuidelineQueries.ProgressAsync(session, Scopes.Ministry, Today, versions.Select(version => version.GuidelineVersionId)));

        Assert.Equal(["OM-2025-02", "OM-2026-04"], versions.Select(version => version.Code));
        Assert.InRange(Percent(versions[0]), 70, 99);
        Assert.InRange(Percent(versions[1]), 30, 80);

        int Percent(GuidelineRow version)
        {
            var own = progress.Where(row => row.GuidelineVersionId == version.GuidelineVersionId).ToList();
            return own.Sum(row => row.Acknowledged) * 100 / own.Sum(row => row.Seats);
        }
    }

    [Fact]
    public async Task A_campaign_is_over_and_one_under_way_with_corrections_dealt_with_and_open()
    {
        var campaigns = await data.Database.ReadAsync(session => CampaignQueries.ListAsync(session, Scopes.Ministry, Today));
        var duties = await data.Database.ReadAsync(session => PressingRow.ListAsync(session, Scopes.Centre("UL"), Today, 8));
        var own = await data.Database.ReadAsync(session => OwnDutyRow.ListAsync(session, Scopes.Pilot("CISSSCN"), Today));

        Assert.Equal([(CampaignStage.Open, 34, 4), (CampaignStage.Closed, 34, 0)], campaigns.Select(campaign => (campaign.StageOn(Today), campaign.Asked, campaign.OpenCorrections)));
        Assert.All(campaigns, campaign => Assert.InRange(campaign.Answered, 8, 33));
        Assert.Equal(2, duties.Duties.Single(duty => duty.Corrections is not null).Corrections);
        Assert.Single(own, duty => duty.CampaignId is not null);
    }

    [Fact]
    public async Task Seats_have_a_past_with_predecessors_and_gaps()
    {
        var mandates = await data.Database.ReadAsync(session => SeatQueries.MandatesOfBodyAsync(session, Scopes.Ministry, Today, "CISSSCN"));

        Assert.Equal(
            [
                ("Conseillère en télésanté, CCT du CHU de Québec–Université Laval (démonstration)", true, "2026-144"),
                ("Pilote clinique, CISSS CN (démonstration)", false, "2025-031"),
                ("Pilote technologique, CISSS CN (démonstration)", false, "2023-118"),
            ],
            mandates.Take(3).Select(mandate => (mandate.Holder, mandate.IsInterim, mandate.InstrumentNumber)));
        Assert.Equal("Pilote clinique 1, CISSS CN (démonstration)", mandates[3].Holder);
    }

    [Theory]
    [InlineData("2025-03-31", "Répondant clinique")]
    [InlineData("2025-04-01", "Pilote clinique")]
    public async Task A_role_had_another_name(string day, string label)
    {
        var roles = await data.Database.ReadAsync(session => SeatQueries.RolesAsync(session, DateOnly.ParseExact(day, "yyyy-MM-dd")));

        Assert.Equal(label, roles.Single(role => role.RoleCode == "ClinicalPilot").LabelFr);
    }

    [Theory]
    [InlineData("2024-09-30", "UDES")]
    [InlineData("2024-10-01", "UL")]
    public async Task An_establishment_was_affiliated_elsewhere(string day, string territory)
    {
        var body = await data.Database.ReadAsync(session => session.FindAsync<BodyRow>(
            BodyRow.Establishment, new { Code = "SLSJ", AsOf = DateOnly.ParseExact(day, "yyyy-MM-dd"), ScopeBody = (string?)null, ScopeTerritory = (string?)null }));

        Assert.Equal(territory, body!.TerritoryCode);
    }

    [Fact]
    public async Task People_are_fictitious_and_each_has_an_address()
    {
        var people = await data.Database.ReadAsync(session => session.ListAsync<PersonRow>("SELECT PersonId, FullName, Email FROM Person"));

        Assert.All(people, person => Assert.EndsWith("(démonstration)", person.FullName, StringComparison.Ordinal));
        Assert.All(people, person => Assert.Matches("^[a-z0-9.-]+@exemple\\.test$", person.Email));
        Assert.Equal(people.Count, people.Select(person => person.FullName).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("ministry", "Coordonnatrice clinique, MSSS (démonstration)")]
    [InlineData("centre:UDEM", "Conseillère en télésanté, CCT du CHUM (démonstration)")]
    [InlineData("establishment:CHUM", "Répondante aux déclarations, CHUM (démonstration)")]
    [InlineData("pilot:CHUM", "Pilote clinique, CHUM (démonstration)")]
    [InlineData("pilot:CRSSSBJ", "Pilote technologique, CRSSSBJ (démonstration)")]
    [InlineData("auditor", "Vérificateur (démonstration)")]
    [InlineData("administrator", "Administratrice du portail (démonstration)")]
    [InlineData("pilot:NOWHERE", null)]
    public async Task Whoever_signs_in_is_somebody(string persona, string? name)
    {
        Assert.True(AccessScope.TryParse(persona, "demo", out var scope));

        var person = await data.Database.ReadAsync(session => DemonstrationPeople.PersonOfAsync(session, scope, Today));

        Assert.Equal(name, person?.FullName);
    }
}

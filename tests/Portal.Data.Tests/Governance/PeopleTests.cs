using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Committees;
using Portal.Data.Governance.People;
using Portal.Data.Utilization.Reminders;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>The directory: who is found by whom, details kept by two at once, duplicates on entry and merged.</summary>
public sealed class PeopleTests
{
    [DatabaseFact]
    public async Task People_are_found_without_case_or_accents_and_within_the_scope(TestEngine on)
    {
        await using var network = await PeopledAsync(on);

        Assert.Equal([Emilie, Eric, Jean, Zoe], await NamesAsync(network, Scopes.Ministry));
        Assert.Equal([Emilie], await NamesAsync(network, Scopes.Ministry, "EMILIE cote"));
        Assert.Equal([Zoe], await NamesAsync(network, Scopes.Ministry, "zoe.belanger@EXEMPLE.test"));
        Assert.Empty(await NamesAsync(network, Scopes.Ministry, "%"));
        Assert.Equal([Zoe], await NamesAsync(network, Scopes.Centre("UDEM")));
        Assert.Equal([Emilie], await NamesAsync(network, Scopes.Centre("UL")));
        Assert.Equal([Emilie], await NamesAsync(network, Scopes.Pilot("CHUQ")));
        Assert.Equal([Emilie, Zoe], await NamesAsync(network, Scopes.Ministry, holding: true));
        Assert.Equal([Emilie], await NamesAsync(network, Scopes.Ministry, asOf: Day("2024-05-15")));
        Assert.Equal([Jean], await NamesAsync(network, Scopes.Establishment("ETE") with { PersonId = (await PersonAsync(network, Jean)).PersonId })); // oneself
    }

    [DatabaseFact]
    public async Task Of_two_who_change_one_person_s_details_the_second_is_told(TestEngine on)
    {
        await using var network = await PeopledAsync(on);
        var person = await PersonAsync(network, Zoe);
        PersonCommands[] processes = [CommandsOf(network, network.Database), CommandsOf(network, network.Test.OpenAnother())];
        PersonInput[] inputs = [Of(person) with { Phone = "514 555-0101" }, Of(person) with { Phone = "514 555-0202" }];

        var outcomes = await AtOnce.RunAsync(2, i => processes[i].SaveAsync(Scopes.Centre("UDEM"), person.PublicId, inputs[i]));

        Assert.Equal(["", "Stale"], outcomes.Select(Faults).Order());
        var after = await PersonAsync(network, Zoe);
        Assert.Equal((outcomes[0].Succeeded ? "514 555-0101" : "514 555-0202", 1), (after.Phone, after.Version));
        Assert.Single(await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 10), row => row.Action == "PersonChanged");
    }

    [DatabaseFact]
    public async Task Details_are_kept_by_oneself_the_centre_and_the_Ministry_and_confirmed_by_oneself(TestEngine on)
    {
        await using var network = await PeopledAsync(on);
        var commands = CommandsOf(network, network.Database);
        var zoe = await PersonAsync(network, Zoe);
        var herself = Scopes.Pilot("CHUM") with { PersonId = zoe.PersonId };

        Assert.Equal("NotFound", Faults(await commands.SaveAsync(Scopes.Centre("UL"), zoe.PublicId, Of(zoe))));
        Assert.Equal("NotAllowed", Faults(await commands.SaveAsync(Scopes.Pilot("CHUM"), zoe.PublicId, Of(zoe))));
        Assert.Equal("NotAllowed", Faults(await commands.SaveAsync(Scopes.Auditor, zoe.PublicId, Of(zoe))));
        Assert.Equal("NotAllowed", Faults(await commands.ConfirmAsync(Scopes.Ministry, zoe.PublicId, 0)));
        Assert.Equal("", Faults(await commands.ConfirmAsync(herself, zoe.PublicId, 0)));
        Assert.Equal(network.Test.Time.Today, (await PersonAsync(network, Zoe)).ConfirmedOn);
        Assert.Equal("Stale", Faults(await commands.ConfirmAsync(herself, zoe.PublicId, 0)));

        var confirmed = await PersonAsync(network, Zoe);
        Assert.Equal("", Faults(await commands.SaveAsync(Scopes.Ministry, zoe.PublicId, Of(confirmed) with { Position = "Cheffe de service" })));
        Assert.Equal(network.Test.Time.Today, (await PersonAsync(network, Zoe)).ConfirmedOn); // how to reach her is the same
        Assert.Equal("", Faults(await commands.SaveAsync(Scopes.Ministry, zoe.PublicId, Of(await PersonAsync(network, Zoe)) with { Phone = "1" })));
        Assert.Null((await PersonAsync(network, Zoe)).ConfirmedOn);
    }

    [DatabaseFact]
    public async Task What_is_wrong_with_an_entry_is_said(TestEngine on)
    {
        await using var network = await PeopledAsync(on);
        var commands = CommandsOf(network, network.Database);
        var zoe = await PersonAsync(network, Zoe);

        foreach (var (input, faults) in new[]
        {
            (Of(zoe) with { FullName = " ", Email = "" }, "FullName: Missing, Email: Missing"),
            (Of(zoe) with { Email = "zoe" }, "Email: NotAnAddress"),
            (Of(zoe) with { Email = NetworkBuilder.EmailOf(Jean).ToUpperInvariant() }, $"Email: AddressOfAnother {Jean}"),
            (Of(zoe) with { Phone = new string('5', 41), Position = new string('x', 121) }, "Phone: TooLong, Position: TooLong"),
        })
        {
            Assert.Equal(faults, Faults(await commands.SaveAsync(Scopes.Ministry, zoe.PublicId, input)));
        }

        Assert.Equal(0, (await PersonAsync(network, Zoe)).Version);
    }

    [DatabaseFact]
    public async Task A_name_like_one_of_the_directory_is_asked_about_on_entry(TestEngine on)
    {
        await using var network = await PeopledAsync(on);
        var form = await network.FormAsync("ETE", Roles.ClinicalPilot, Zoe, "2026-11-15");
        var typed = form with { FullName = "Zoe Belanger", Email = "zbelanger@exemple.test" };

        var asked = await network.Commands.AppointAsync(Scopes.Centre("UDEM"), typed);

        Assert.Equal("FullName: SimilarName", asked.Faults());
        Assert.Equal([NetworkBuilder.EmailOf(Zoe)], asked.Faults[0].Alike.Select(person => person.Email));
        Assert.Equal("", (await network.Commands.AppointAsync(Scopes.Centre("UDEM"), typed with { Email = NetworkBuilder.EmailOf(Zoe) })).Faults());
        Assert.Equal([Emilie, Eric, Jean, Zoe], await NamesAsync(network, Scopes.Ministry));

        var other = await network.FormAsync("ETE", Roles.TechnologyPilot, Zoe, "2026-11-15");
        Assert.Equal("", (await network.Commands.AppointAsync(Scopes.Centre("UDEM"), other with { Email = "zbelanger@exemple.test", IsSomebodyElse = true })).Faults());
        Assert.Equal(2, (await NamesAsync(network, Scopes.Ministry, "belanger")).Count());

        // Nobody of that name within another centre's sight: nothing is told of who is.
        var elsewhere = await network.FormAsync("CHUQ", Roles.TechnologyPilot, Jean, "2026-11-15");
        Assert.Equal("", (await network.Commands.AppointAsync(Scopes.Centre("UL"), elsewhere with { FullName = Zoe, Email = "z.b@exemple.test" })).Faults());
    }

    [DatabaseFact]
    public async Task A_duplicate_is_merged_with_its_mandates_and_its_address(TestEngine on)
    {
        await using var network = await PeopledAsync(on);
        await network.HoldAsync("ETE", Roles.ClinicalPilot, Eric, "2025-01-01");
        var (kept, duplicate) = (await PersonAsync(network, Zoe), await PersonAsync(network, Eric));
        var commands = CommandsOf(network, network.Database);
        var revision = await network.RevisionAsync("ETE", Roles.ClinicalPilot);

        Assert.Equal("NotAllowed", Faults(await commands.MergeAsync(Scopes.Centre("UDEM"), duplicate.PublicId, 0, kept.PublicId, 0, null)));
        Assert.Equal("Same", Faults(await commands.MergeAsync(Scopes.Ministry, kept.PublicId, 0, kept.PublicId, 0, null)));
        Assert.Equal("Stale", Faults(await commands.MergeAsync(Scopes.Ministry, duplicate.PublicId, 0, kept.PublicId, 7, null)));
        Assert.Equal("", Faults(await commands.MergeAsync(Scopes.Ministry, duplicate.PublicId, 0, kept.PublicId, 0, null)));

        Assert.Equal([Emilie, Jean, Zoe], await NamesAsync(network, Scopes.Ministry));
        Assert.Equal(Zoe, (await network.SeatAsync("ETE", Roles.ClinicalPilot, network.Test.Time.Today)).Holder);
        Assert.Equal(revision + 1, await network.RevisionAsync("ETE", Roles.ClinicalPilot)); // a form open on the seat is stale
        Assert.Equal(kept.PublicId, (await network.Database.ReadAsync(session => PersonQueries.MergedIntoAsync(session, duplicate.PublicId)))!.PublicId);
        var trail = Assert.Single(await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 10));
        Assert.Contains(Eric, trail.Detail, StringComparison.Ordinal);

        // The duplicate's address means the person who was kept.
        var form = await network.FormAsync("CHUQ", Roles.TechnologyPilot, Zoe, "2026-11-15");
        Assert.Equal("", (await network.Commands.AppointAsync(Scopes.Centre("UL"), form with { Email = duplicate.Email })).Faults());
        Assert.Equal("NotFound", Faults(await commands.MergeAsync(Scopes.Ministry, duplicate.PublicId, 1, kept.PublicId, 1, null)));
    }

    /// <summary>How somebody wants their mail is the person's, not the entry's; what the kept one chose themself stays.</summary>
    [DatabaseFact]
    public async Task How_a_duplicate_wants_mail_and_what_a_committee_left_to_them_are_the_kept_one_s(TestEngine on)
    {
        await using var network = await PeopledAsync(on);
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Jean, "2025-01-01");
        var (zoe, eric, jean) = (await PersonAsync(network, Zoe), await PersonAsync(network, Eric), await PersonAsync(network, Jean));
        var reminders = new ReminderCommands(network.Database, new AuditTrail(network.Test.Time));
        await reminders.PreferAsync(Scopes.Pilot("CHUM") with { PersonId = eric.PersonId }, new MailPreferenceRow { Language = Language.English, WantsReminders = false });
        await reminders.PreferAsync(Scopes.Pilot("CHUM") with { PersonId = jean.PersonId }, new MailPreferenceRow { Language = Language.French, WantsReminders = true });
        var committees = new CommitteeCommands(network.Database, new AuditTrail(network.Test.Time), network.Test.Time);
        var udem = new CommitteeKey(CommitteeKind.Territorial, "UDEM");
        Assert.True((await committees.AddMeetingAsync(Scopes.Centre("UDEM"), udem, new MeetingInput { OnDate = Day("2026-11-02"), Place = "Salle A" })).Succeeded);
        Assert.True((await committees.AddFollowUpAsync(Scopes.Centre("UDEM"), udem, 1, new FollowUpInput { Task = "Écrire", Owner = NetworkBuilder.EmailOf(Eric), DueOn = Day("2026-12-01") })).Succeeded);
        var commands = CommandsOf(network, network.Database);

        Assert.Equal("", Faults(await commands.MergeAsync(Scopes.Ministry, eric.PublicId, 0, zoe.PublicId, 0, null)));
        Assert.Equal((Language.English, false), await PreferenceAsync(zoe));
        Assert.Contains(await network.Database.ReadAsync(session => OwnDutyRow.ListAsync(session, Scopes.Pilot("CHUM") with { PersonId = zoe.PersonId }, network.Test.Time.Today)), duty => duty.Task == "Écrire");

        Assert.Equal("", Faults(await commands.MergeAsync(Scopes.Ministry, zoe.PublicId, 1, jean.PublicId, 0, "Relève au printemps.")));
        Assert.Equal((Language.French, true), await PreferenceAsync(jean));

        async Task<(Language, bool)> PreferenceAsync(DirectoryRow person)
        {
            var row = await network.Database.ReadAsync(session => ReminderQueries.PreferenceAsync(session, Scopes.Pilot("CHUM") with { PersonId = person.PersonId }));
            return (row!.Language, row.WantsReminders);
        }
    }

    [DatabaseFact]
    public async Task Merging_into_both_pilot_seats_needs_a_justification(TestEngine on)
    {
        await using var network = await PeopledAsync(on);
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Eric, "2025-01-01");
        var (kept, duplicate) = (await PersonAsync(network, Zoe), await PersonAsync(network, Eric));
        var commands = CommandsOf(network, network.Database);

        Assert.Equal("Justification: BothPilotSeats CHUM", Faults(await commands.MergeAsync(Scopes.Ministry, duplicate.PublicId, 0, kept.PublicId, 0, " ")));
        Assert.Equal("", Faults(await commands.MergeAsync(Scopes.Ministry, duplicate.PublicId, 0, kept.PublicId, 0, "Relève au printemps.")));

        var mandates = await network.Database.ReadAsync(session => PersonQueries.MandatesAsync(session, Scopes.Ministry, network.Test.Time.Today, [kept.PersonId]));
        Assert.Equal(["Relève au printemps.", null], mandates[kept.PersonId].OrderByDescending(mandate => mandate.Justification).Select(mandate => mandate.Justification));
    }

    [DatabaseFact]
    public async Task Of_two_who_merge_each_other_s_way_one_is_done(TestEngine on)
    {
        await using var network = await PeopledAsync(on);
        var (one, other) = (await PersonAsync(network, Zoe), await PersonAsync(network, Eric));
        PersonCommands[] processes = [CommandsOf(network, network.Database), CommandsOf(network, network.Test.OpenAnother())];
        var pairs = new[] { (From: one, To: other), (From: other, To: one) };

        var outcomes = await AtOnce.RunAsync(2, i => processes[i].MergeAsync(Scopes.Ministry, pairs[i].From.PublicId, 0, pairs[i].To.PublicId, 0, null));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Equal(3, (await NamesAsync(network, Scopes.Ministry)).Count());
    }

    [Theory]
    [InlineData("Zoé Bélanger", "BELANGER, Zoe", true)]
    [InlineData("Zoé Bélanger", "Zoé Bellanger", true)]
    [InlineData("Marie-Ève Côté", "Marie Eve Cote", true)]
    [InlineData("Jean Tremblay", "Jaen Tremblay", true)]
    [InlineData("Jean Tremblay", "Jeanne Tremblay", true)]
    [InlineData("Jean Tremblay", "Luc Tremblay", false)]
    [InlineData("Pilote clinique 1", "Pilote clinique 2", false)]
    [InlineData("Li Wu", "Lu Wi", false)]
    [InlineData("Li Wu", "Wu Li", true)]
    [InlineData("Zoé Bélanger", "", false)]
    public void Names_are_alike_by_their_words_or_within_two_letters(string one, string other, bool alike)
    {
        Assert.Equal(alike, NameLikeness.AreAlike(one, other));
        Assert.Equal(alike, NameLikeness.AreAlike(other, one));
    }

    /// <summary>Émilie holds a seat of UL, Zoé one of UDEM; Jean's was withdrawn, Éric never had one.</summary>
    private static async Task<GovernedNetwork> PeopledAsync(TestEngine on)
    {
        var network = await OnAsync(on);
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2024-05-01");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        return network;
    }

    private static PersonCommands CommandsOf(GovernedNetwork network, Database database) => new(database, new AuditTrail(network.Test.Time), network.Test.Time);

    private static PersonInput Of(DirectoryRow person) =>
        new() { FullName = person.FullName, Email = person.Email, Phone = person.Phone, Position = person.Position, SeenVersion = person.Version };

    private static async Task<DirectoryRow> PersonAsync(GovernedNetwork network, string name) => Assert.Single(
        await ListAsync(network, Scopes.Ministry, name, false, network.Test.Time.Today), person => person.FullName == name);

    private static async Task<IEnumerable<string>> NamesAsync(GovernedNetwork network, AccessScope scope, string? search = null, bool holding = false, DateOnly? asOf = null) =>
        (await ListAsync(network, scope, search, holding, asOf ?? network.Test.Time.Today)).Select(person => person.FullName);

    private static Task<IReadOnlyList<DirectoryRow>> ListAsync(GovernedNetwork network, AccessScope scope, string? search, bool holding, DateOnly asOf) =>
        network.Database.ReadAsync(async session =>
        {
            var (today, filter) = (network.Test.Time.Today, new DirectoryFilter { Search = search, HoldingOnly = holding });
            var people = await PersonQueries.ListAsync(session, scope, asOf, today, filter, All);
            Assert.Equal(people.Count, await PersonQueries.CountAsync(session, scope, asOf, today, filter));
            return people;
        });

    private static string Faults(PersonOutcome outcome) => string.Join(", ", outcome.Faults.Select(fault =>
        $"{(fault.Field.Length > 0 ? fault.Field + ": " : "")}{fault.Problem}{(fault.Detail is null ? "" : " " + fault.Detail)}"));
}

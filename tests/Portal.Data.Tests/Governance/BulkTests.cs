using System.Globalization;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Exchange;
using Portal.Data.Governance;
using Portal.Data.Governance.Bulk;
using Portal.Data.Governance.People;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Appointments and people from a file: judged by the rules of the single commands, shown, then written whole or not at all.</summary>
public sealed class BulkTests
{
    private const string Noel = "Noël Ouellet";
    private static readonly AccessScope Centre = Scopes.Centre("UDEM");

    [DatabaseFact]
    public async Task One_file_replaces_a_holder_fills_a_vacancy_and_corrects_details_and_sent_again_changes_nothing(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var template = await TemplateAsync(network);
        var (held, zoe) = (template.Mandates.Single(), template.People.Single());
        var file = Appointments(
            Row(held) with { Entries = Entries(held, ends: "2026-11-30", reason: "Démission") },
            New("CHUM", "pilote CLINIQUE", Noel, "2026-12-01"),
            New("ete", "Pilote clinique – ClinicalPilot", "TREMBLAY, jean", "2026-11-15", NetworkBuilder.EmailOf(Jean).ToUpperInvariant()));
        file = new BulkFile([Person(zoe, phone: "514 555-0101"), NewPerson(Noel, "418 555-0102"), .. file.Rows]);

        var plan = await CommandsOf(network).CheckAsync(Centre, file);

        Assert.Equal(["Changed", "New", "Changed", "New", "New"], plan.Lines.Select(Said));
        Assert.Equal(["Phone:  → 514 555-0101", "EndsOn:  → 2026-11-30, EndReason:  → Resignation"], plan.Lines.Where(line => line.Kind == BulkKind.Changed)
            .Select(line => string.Join(", ", line.Changes.Select(change => $"{change.Column}: {change.Before} → {change.After}"))));
        Assert.Equal(0, await EventsAsync(network));

        var outcome = await CommandsOf(network).ApplyAsync(Centre, file, plan.Fingerprint);

        Assert.Equal(5, outcome.Applied);
        Assert.Equal([$"{Zoe} 2025-01-01..2026-11-30 Resignation", $"{Noel} 2026-12-01.."], await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
        Assert.Equal([$"{Jean} 2026-11-15.."], await network.HistoryAsync("ETE", Roles.ClinicalPilot));
        Assert.Equal("418 555-0102", (await PeopleAsync(network, Noel)).Single().Phone);
        Assert.Equal((2, 1), (await network.RevisionAsync("CHUM", Roles.ClinicalPilot), await network.RevisionAsync("ETE", Roles.ClinicalPilot)));
        Assert.Equal(
            ["Appointed", "Appointed", "MandateEnded", "PersonChanged", "PersonChanged"],
            (await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 20)).Select(row => row.Action).Order());
        Assert.Null(await network.Database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));

        var again = await CommandsOf(network).ApplyAsync(Centre, file, plan.Fingerprint);
        Assert.Equal((0, false), (again.Applied, again.Plan.HasChanges));
        Assert.Equal(5, await EventsAsync(network));
    }

    [DatabaseFact]
    public async Task A_template_sent_back_as_it_was_changes_nothing_and_says_nothing_of_vacant_seats(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01", "2027-03-31");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2025-01-01");
        var template = await TemplateAsync(network);

        Assert.Equal(["CHUM", "ETE", "IUCPQ"], template.Bodies.Order());
        Assert.Equal(Zoe, template.Mandates.Single().Mandate.Holder);
        Assert.Equal(5, template.Vacant.Count);
        var plan = await CommandsOf(network).CheckAsync(Centre, new BulkFile(
            [.. template.People.Select(person => Person(person)), .. template.Mandates.Select(Row), .. template.Vacant.Select(seat => New(seat.BodyCode, seat.RoleCode, "", ""))]));

        Assert.Equal(["Unchanged", "Unchanged"], plan.Lines.Select(Said));
        Assert.Equal(["CCT-CHUM", "CCT-CHUQ", "MSSS"], (await network.Database.ReadAsync(session => BulkTemplate.ReadAsync(session, Scopes.Ministry, network.Test.Time.Today))).Bodies.Order());
    }

    [DatabaseFact]
    public async Task Each_row_that_is_refused_says_why_and_then_nothing_is_written(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01", "2026-12-31");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2025-01-01");
        var held = (await TemplateAsync(network)).Mandates.Single();
        var sound = New("ETE", Roles.ClinicalPilot, Jean, "2026-11-15");
        (BulkRow Row, string Fault)[] rows =
        [
            (sound, "New"),
            (New("ETE", Roles.ClinicalPilot, Eric, "2027-01-01"), "StartsOn Overlaps Jean Tremblay (2026-11-15..)"),
            (New("ETE", Roles.TechnologyPilot, Jean, "2026-11-15"), "Justification BothPilotSeats"),
            (New("CHUM", Roles.ClinicalPilot, Jean, "2026-12-31"), "StartsOn Overlaps Zoé Bélanger (2025-01-01..2026-12-31)"),
            (New("CHUQ", Roles.TechnologyPilot, Jean, "2026-11-15"), "Body OutsideScope CHUQ"),
            (New("AILLEURS", Roles.TechnologyPilot, Jean, "2026-11-15"), "Body NoSuchBody AILLEURS"),
            (New("CCT-CHUM", Roles.ClinicalLead, Jean, "2026-11-15"), "Body NotAllowed CCT-CHUM"),
            (New("CHUM", Roles.ClinicalLead, Jean, "2026-11-15"), "Role NoSeat CHUM"),
            (New("CHUM", "Directeur", Jean, "2026-11-15"), "Role NoSuchRole Directeur"),
            (New("CHUM", Roles.TechnologyPilot, "Autre Nom", "2026-11-15", email: NetworkBuilder.EmailOf(Jean)), "Email AddressOfAnother Jean Tremblay"),
            (New("CHUM", Roles.TechnologyPilot, "Zoe Belanger", "2026-11-15", email: "z.belanger@exemple.test"), "FullName SimilarName Zoé Bélanger (zoe.belanger@exemple.test)"),
            (New("CHUM", Roles.TechnologyPilot, Jean, "22/11/2026"), "StartsOn NotADate 22/11/2026"),
            (With(New("CHUM", Roles.TechnologyPilot, Jean, "2026-11-15"), BulkColumn.EndsOn, new ImportedEntry("2026-11-01", Fault: EntryFault.Date)), "EndsOn EndsBeforeStart"),
            (With(New("CHUM", Roles.TechnologyPilot, Jean, "2026-11-15"), BulkColumn.StartsOn, new ImportedEntry("46348", 46348)), "StartsOn NotADate 46348"),
            (With(New("CHUM", Roles.TechnologyPilot, Jean, "2026-11-15"), BulkColumn.FullName, new ImportedEntry("Jean", Fault: EntryFault.Formula)), "FullName Formula Jean"),
            (With(New("CHUM", Roles.TechnologyPilot, Jean, "2026-11-15"), BulkColumn.InstrumentNumber, new ImportedEntry("2026-01-14", Fault: EntryFault.Date)), "InstrumentNumber DateForText 2026-01-14"),
            (With(New("CHUM", Roles.TechnologyPilot, Jean, "2026-11-15"), BulkColumn.Nature, new ImportedEntry("Demi")), "Nature NoSuchNature Demi"),
            (With(New("CHUM", Roles.TechnologyPilot, Jean, "2026-11-15"), BulkColumn.EndReason, new ImportedEntry("Départ")), "EndReason ReasonWithoutMandate"),
            (With(New("CHUM", Roles.TechnologyPilot, Jean, "2026-11-15"), BulkColumn.InstrumentNumber, ImportedEntry.Blank), "InstrumentNumber Missing"),
            (New("CHUM", Roles.TechnologyPilot, Jean, "2028-01-01"), "StartsOn TooFarAhead"),
            (New("CHUM", Roles.TechnologyPilot, Jean, "2020-01-01"), "StartsOn OutsideSeat 2024-04-01"),
            (With(Row(held), BulkColumn.SignatoryRole, new ImportedEntry("Autre")), "SignatoryRole NotCorrected Sous-ministre"),
            (With(Row(held), BulkColumn.EndsOn, new ImportedEntry("2026-11-30")), " Twice 22"),
            (Row(held) with { Seen = "?" }, " SeenDamaged"),
            (Row(held) with { Seen = "99999|0123456789ab" }, " Gone"),
            (NewPerson("Personne Inconnue", "1"), "Email NoAppointment"),
            (NewPerson(Emilie, "1"), $"Email OutsideScope {NetworkBuilder.EmailOf(Emilie)}"),
        ];
        var file = new BulkFile([.. rows.Select((row, place) => row.Row with { Number = place + 1 })]);
        var before = await network.FootprintAsync();

        var plan = await CommandsOf(network).CheckAsync(Centre, file);

        Assert.Equal(rows.Select(row => row.Fault), plan.Lines.Select(line => line.Kind == BulkKind.Refused ? string.Join("; ", line.Faults.Select(Said)) : Said(line)));
        var outcome = await CommandsOf(network).ApplyAsync(Centre, file, plan.Fingerprint);
        Assert.Null(outcome.Applied);
        Assert.Equal(before, await network.FootprintAsync());
    }

    [DatabaseFact]
    public async Task What_was_true_at_the_dry_run_and_is_not_any_more_is_explained_and_nothing_is_written(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var template = await TemplateAsync(network);
        var held = template.Mandates.Single();
        var file = Appointments(
            Row(held) with { Entries = Entries(held, ends: "2026-11-30", reason: "Departure") },
            New("ETE", Roles.ClinicalPilot, Jean, "2026-11-15"));
        var shown = await CommandsOf(network).CheckAsync(Centre, file);
        Assert.False(shown.IsRefused);

        // Meanwhile another fills the vacancy, and ends the mandate otherwise.
        Assert.Equal("", (await network.Commands.AppointAsync(Centre, await network.FormAsync("ETE", Roles.ClinicalPilot, Eric, "2026-11-10"))).Faults());
        Assert.Equal("", (await network.Commands.EndAsync(Centre, held.Mandate.SeatId, 0, held.Mandate.AppointmentId, Day("2026-12-15"), EndReason.TermCompleted)).Faults());
        var before = await network.FootprintAsync();

        var outcome = await CommandsOf(network).ApplyAsync(Centre, file, shown.Fingerprint);

        Assert.Null(outcome.Applied);
        Assert.Equal([BulkProblem.Moved, BulkProblem.Overlaps], outcome.Plan.Lines.SelectMany(line => line.Faults).Select(fault => fault.Problem));
        Assert.Contains("2026-12-15", outcome.Plan.Lines[0].Faults[0].Detail, StringComparison.Ordinal);
        Assert.Equal(before, await network.FootprintAsync());

        // A row that was not touched in the file stays as the portal has it by now.
        Assert.Equal("Kept", Said((await CommandsOf(network).CheckAsync(Centre, Appointments(Row(held)))).Lines.Single()));
    }

    [DatabaseFact]
    public async Task Of_two_files_for_one_seat_one_is_written_and_the_other_told(TestEngine on)
    {
        await using var network = await OnAsync(on);
        BulkCommands[] processes = [CommandsOf(network), CommandsOf(network, network.Test.OpenAnother())];
        BulkFile[] files = [Appointments(New("CHUM", Roles.ClinicalPilot, Zoe, "2026-11-15")), Appointments(New("CHUM", Roles.ClinicalPilot, Jean, "2026-11-15"))];
        var shown = new List<string>();
        foreach (var file in files)
        {
            shown.Add((await processes[0].CheckAsync(Centre, file)).Fingerprint);
        }

        var outcomes = await AtOnce.RunAsync(2, i => processes[i].ApplyAsync(Centre, files[i], shown[i]));

        Assert.Equal([null, 1], outcomes.Select(outcome => outcome.Applied).Order());
        Assert.Equal(BulkProblem.Overlaps, outcomes.Single(outcome => outcome.Applied is null).Plan.Lines.Single().Faults.Single().Problem);
        Assert.Single(await network.HistoryAsync("CHUM", Roles.ClinicalPilot));
    }

    /// <summary>The guarantee that the two ways in have one set of rules: what a row alone is refused for is what the form is refused for.</summary>
    [DatabaseFact]
    public async Task A_row_alone_is_judged_as_the_single_command_judges_it(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01", "2026-12-31");
        await network.HoldAsync("ETE", Roles.TechnologyPilot, Eric, "2026-11-01", change: mandate => mandate with { IsInterim = true });
        var random = new Random(20261122);
        string[] bodies = ["CHUM", "ETE", "CCT-CHUM"], names = [Zoe, Jean, Eric, Noel, "Zoé Belangé", "Jean Tremblay-Roy"];
        string[] days = ["2020-01-01", "2025-06-01", "2026-12-31", "2027-01-01", "2029-01-01", ""];
        for (var round = 0; round < 120; round++)
        {
            var body = Pick(bodies);
            var role = body == "CCT-CHUM" ? Pick([.. Roles.OfCentre]) : Pick([.. Roles.OfEstablishment]);
            var (name, start, end) = (Pick(names), Pick(days), random.Next(3) == 0 ? Pick(days) : "");
            var email = random.Next(5) == 0 ? NetworkBuilder.EmailOf(Pick(names)) : random.Next(8) == 0 ? "pas-une-adresse" : NetworkBuilder.EmailOf(name);
            var (interim, justification) = (random.Next(3) == 0, random.Next(3) == 0 ? "Petite équipe" : "");
            var row = New(body, role, name, start, email);
            row = With(With(With(row, BulkColumn.EndsOn, new(end)), BulkColumn.Nature, new(interim ? "Intérim" : "")), BulkColumn.Justification, new(justification));
            var form = await network.FormAsync(body, role, name, "2026-01-01");
            form = form with
            {
                Email = email,
                StartsOn = start.Length == 0 ? null : Day(start),
                EndsOn = end.Length == 0 ? null : Day(end),
                IsInterim = interim,
                Justification = justification,
            };

            var plan = await CommandsOf(network).CheckAsync(Centre, Appointments(row));
            var alone = await TryAsync(network, form);

            Assert.Equal(
                alone.Select(fault => fault.Problem.ToString()).Order(),
                plan.Lines.SelectMany(line => line.Faults).Select(fault => fault.Problem.ToString()).Order());
        }

        T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
    }

    /// <summary>What the single command says, undone.</summary>
    private static async Task<IReadOnlyList<AppointmentFault>> TryAsync(GovernedNetwork network, AppointmentInput form)
    {
        var outcome = await network.Commands.AppointAsync(Centre, form);
        if (outcome.Succeeded)
        {
            var mandates = await network.Database.ReadAsync(session => SeatQueries.MandatesOfSeatAsync(session, Scopes.Ministry, network.Test.Time.Today, form.SeatId));
            var id = mandates.Max(mandate => mandate.AppointmentId);
            Assert.Equal("", (await network.Commands.WithdrawAsync(Centre, form.SeatId, form.SeenRevision + 1, id, "Essai")).Faults());
        }

        return outcome.Faults;
    }

    private static BulkCommands CommandsOf(GovernedNetwork network, Database? database = null)
    {
        var (on, audit) = (database ?? network.Database, new AuditTrail(network.Test.Time));
        return new BulkCommands(on, audit, new PersonCommands(on, audit, network.Test.Time), network.Test.Time);
    }

    private static Task<BulkTemplate> TemplateAsync(GovernedNetwork network) =>
        network.Database.ReadAsync(session => BulkTemplate.ReadAsync(session, Centre, network.Test.Time.Today));

    private static Task<IReadOnlyList<DirectoryRow>> PeopleAsync(GovernedNetwork network, string name) => network.Database.ReadAsync(session =>
        PersonQueries.ListAsync(session, Scopes.Ministry, network.Test.Time.Today, network.Test.Time.Today, new DirectoryFilter { Search = name }, All));

    private static async Task<int> EventsAsync(GovernedNetwork network) => (await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 100)).Count;

    private static BulkFile Appointments(params BulkRow[] rows) => new([.. rows.Select((row, place) => row with { Number = place + 1 })]);

    private static BulkRow New(string body, string role, string name, string from, string? email = null)
    {
        var row = new BulkRow { Sheet = BulkSheet.Appointments, Number = 1, Seen = "", Entries = [.. BulkColumns.OfAppointments.Select(_ => ImportedEntry.Blank)] };
        row = With(With(row, BulkColumn.Body, new(body)), BulkColumn.Role, new(role));
        return name.Length == 0 ? row : new (BulkColumn Column, string Text)[]
        {
            (BulkColumn.FullName, name), (BulkColumn.Email, email ?? NetworkBuilder.EmailOf(name)), (BulkColumn.StartsOn, from),
            (BulkColumn.InstrumentNumber, "2026-114"), (BulkColumn.InstrumentDate, "2026-11-02"), (BulkColumn.SignatoryRole, "Sous-ministre adjointe"),
        }.Aggregate(row, (filled, cell) => With(filled, cell.Column, new(cell.Text)));
    }

    private static BulkRow Row(TemplateMandate held) => new()
    {
        Sheet = BulkSheet.Appointments,
        Number = 1,
        Seen = SeenEntry.Of(held.Mandate, held.Seat.BodyCode).ToString(),
        Entries = Entries(held, Text(held.Mandate.EndsOn), held.Mandate.EndReason ?? ""),
    };

    private static ImportedEntry[] Entries(TemplateMandate held, string ends, string reason)
    {
        var mandate = held.Mandate;
        return
        [
            .. new[]
            {
                held.Seat.BodyCode, mandate.RoleCode, "Titulaire – Holder", mandate.Holder, mandate.Email, Text(mandate.StartsOn), ends, reason, mandate.InstrumentNumber,
                Text(mandate.InstrumentDate), mandate.SignatoryRole, mandate.Justification ?? "", "",
            }.Select(text => new ImportedEntry(text)),
        ];
    }

    private static BulkRow Person(DirectoryRow person, string? phone = null) => new()
    {
        Sheet = BulkSheet.People,
        Number = 1,
        Seen = SeenEntry.Of(person).ToString(),
        Entries = [new(person.Email), new(person.FullName), new(phone ?? person.Phone ?? ""), new(person.Position ?? "")],
    };

    private static BulkRow NewPerson(string name, string phone) => new()
    {
        Sheet = BulkSheet.People,
        Number = 2,
        Seen = "",
        Entries = [new(NetworkBuilder.EmailOf(name)), new(name), new(phone), ImportedEntry.Blank],
    };

    private static BulkRow With(BulkRow row, BulkColumn column, ImportedEntry entry)
    {
        var place = BulkColumns.Of(row.Sheet).ToList().IndexOf(column);
        return row with { Entries = [.. row.Entries.Select((known, at) => at == place ? entry : known)] };
    }

    private static string Said(BulkLine line) => line.Kind == BulkKind.Refused ? string.Join("; ", line.Faults.Select(Said)) : line.Kind.ToString();

    private static string Said(BulkFault fault) => string.Create(CultureInfo.InvariantCulture, $"{fault.Column} {fault.Problem} {fault.Detail}").TrimEnd();
}

using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Network.Changes;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Network.Changes.StructureChangeKind;
using static Portal.Data.Tests.Network.Changes.ChangedNetwork;

namespace Portal.Data.Tests.Network.Changes;

/// <summary>Each act, what it does from its day on, and what is refused.</summary>
public sealed class StructureActTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);
    private static readonly DateOnly Eve = new(2026, 11, 30);

    [DatabaseFact]
    public async Task A_body_opens_with_the_seats_that_its_kind_must_fill(TestEngine on)
    {
        await using var network = await OnAsync(on);

        var outcome = await network.RecordAsync(Act(Open, Day) with { NewBodies = [New("NOUVEAU")] });

        Assert.Equal("", Faults(outcome));
        Assert.DoesNotContain("NOUVEAU", await network.StructureAsync(Eve), StringComparison.Ordinal);
        Assert.Contains("NOUVEAU UL", await network.StructureAsync(Day), StringComparison.Ordinal);
        Assert.Equal(
            [(Roles.ClinicalPilot, Day, 0), (Roles.TechnologyPilot, Day, 0)],
            (await network.SeatsAsync(Day, "NOUVEAU")).Select(seat => (seat.RoleCode, seat.OpensOn, seat.VacancyDays(Day) ?? -1)));
    }

    [DatabaseFact]
    public async Task A_body_that_closes_takes_its_seats_and_ends_its_mandates_that_day(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("ETE", Roles.ClinicalPilot, "Zoé Bélanger", new(2026, 1, 1));
        var later = await network.HoldAsync("ETE", Roles.TechnologyPilot, "Jean Tremblay", new(2027, 1, 10), new(2027, 12, 31));
        var decoy = await network.HoldAsync("CHUQ", Roles.ClinicalPilot, "Éric Dubé", new(2026, 1, 1));

        Assert.Equal("EndsMandates: MandatesRun 2 2026-11-30", Faults(await network.RecordAsync(Act(Close, Day, "ETE") with { EndsMandates = false })));
        Assert.Equal("", Faults(await network.RecordAsync(Act(Close, Day, "ETE"))));

        Assert.Contains("ETE", await network.StructureAsync(Eve), StringComparison.Ordinal);
        Assert.DoesNotContain("ETE", await network.StructureAsync(Day), StringComparison.Ordinal);
        Assert.Equal(("Zoé Bélanger", Eve), (await network.SeatsAsync(Eve, "ETE")).Where(seat => seat.Holder is not null).Select(seat => (seat.Holder, seat.HeldUntil!.Value)).Single());
        Assert.Empty(await network.SeatsAsync(Day, "ETE"));
        Assert.Equal(["withdrawn"], await MandatesAsync(network, later));
        Assert.Equal(["open"], await MandatesAsync(network, decoy));
        Assert.Empty(await network.SeatsAsync(new DateOnly(2027, 2, 1), "ETE"));
    }

    [DatabaseFact]
    public async Task Bodies_merge_into_a_new_one_and_are_linked_both_ways(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal("", Faults(await network.RecordAsync(Act(Merge, Day, "ETE", "IUCPQ") with { NewBodies = [New("INSTITUT", "UDEM")] })));

        Assert.Equal("CHUM UDEM, CHUQ UL, INSTITUT UDEM", await network.StructureAsync(Day));
        Assert.Equal("CHUM UDEM, CHUQ UL, ETE UDEM, IUCPQ UDEM", await network.StructureAsync(Eve));
        Assert.Equal(["CameFrom ETE", "CameFrom IUCPQ"], await LinksAsync(network, "INSTITUT"));
        Assert.Equal(["SucceededBy INSTITUT"], await LinksAsync(network, "ETE"));
    }

    [DatabaseFact]
    public async Task A_body_is_taken_over_by_one_that_was_there(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal("", Faults(await network.RecordAsync(Act(Merge, Day, "ETE") with { Successor = "CHUM" })));

        Assert.Equal("CHUM UDEM, CHUQ UL, IUCPQ UDEM", await network.StructureAsync(Day));
        Assert.Equal(["CameFrom HSC", "CameFrom ETE"], await LinksAsync(network, "CHUM"));
    }

    [DatabaseFact]
    public async Task A_body_splits_and_closes_or_goes_on(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal("", Faults(await network.RecordAsync(Act(Split, Day, "ETE") with { NewBodies = [New("NORD"), New("SUD", "UDEM")] })));
        Assert.Equal("", Faults(await network.RecordAsync(Act(Split, Day, "IUCPQ") with { NewBodies = [New("CARDIO", "MCGILL")], Continues = true })));

        Assert.Equal("CARDIO MCGILL, CHUM UDEM, CHUQ UL, IUCPQ UDEM, NORD UL, SUD UDEM", await network.StructureAsync(Day));
        Assert.Equal(["SucceededBy NORD", "SucceededBy SUD"], await LinksAsync(network, "ETE"));
        Assert.Equal(["SucceededBy CARDIO"], await LinksAsync(network, "IUCPQ"));
    }

    [DatabaseFact]
    public async Task A_renamed_body_keeps_its_former_name_and_is_found_by_the_name_of_the_day(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal("", Faults(await network.RecordAsync(Act(Rename, Day, "ETE") with { NameFr = "Institut de l’Été", Acronym = "IE" })));

        Assert.Equal("Étoile [100 %]_b", (await network.EstablishmentsAsync(Eve)).Single(row => row.Code == "ETE").NameFr);
        Assert.Equal(("Institut de l’Été", "IE"), (await network.EstablishmentsAsync(Day)).Where(row => row.Code == "ETE").Select(row => (row.NameFr, row.Acronym)).Single());
        var history = await HistoryAsync(network, "ETE");
        Assert.Contains(history, row => row is { Kind: BodyEventKind.Act, Code: "Rename", InstrumentNumber: "2026-A-12" });
        Assert.Contains(history, row => row is { Kind: BodyEventKind.Named, TextFr: "Étoile [100 %]_b" } && row.UntilDate == Eve);
    }

    [DatabaseFact]
    public async Task A_move_changes_who_sees_the_body_and_ends_an_affiliation_with_the_new_territory(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal("", Faults(await network.RecordAsync(Act(Move, Day, "ETE") with { Territory = "UL" })));

        Assert.Contains("ETE UDEM", await network.StructureAsync(Eve), StringComparison.Ordinal);
        Assert.Contains("ETE UL", await network.StructureAsync(Day), StringComparison.Ordinal);
        var history = await HistoryAsync(network, "ETE");
        Assert.Equal(Eve, Assert.Single(history, row => row is { Kind: BodyEventKind.Affiliated, Code: "UL" }).UntilDate);
        Assert.Equal(["UDEM 2024-04-01 2026-11-30", "UL 2026-12-01 "], history.Where(row => row.Kind == BodyEventKind.Primary).Select(row => $"{row.Code} {row.OnDate:yyyy-MM-dd} {row.UntilDate:yyyy-MM-dd}"));
    }

    [DatabaseFact]
    public async Task An_affiliation_begins_and_ends(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal("", Faults(await network.RecordAsync(Act(Affiliate, Day, "CHUM") with { Territory = "MCGILL" })));
        Assert.Equal("", Faults(await network.RecordAsync(Act(EndAffiliation, Day.AddDays(30), "CHUM") with { Territory = "MCGILL" })));

        var stay = Assert.Single(await HistoryAsync(network, "CHUM"), row => row.Kind == BodyEventKind.Affiliated);
        Assert.Equal((Day, Day.AddDays(29)), (stay.OnDate, stay.UntilDate));
    }

    /// <summary>Moved to the territory earlier, the establishment would no longer be affiliated on the day that the recorded act names.</summary>
    [DatabaseFact]
    public async Task A_move_does_not_come_before_a_recorded_end_of_affiliation_with_the_same_territory(TestEngine on)
    {
        await using var network = await OnAsync(on);
        Assert.Equal("", Faults(await network.RecordAsync(Act(EndAffiliation, Day.AddDays(30), "ETE") with { Territory = "UL" })));

        Assert.Equal("OnDate: LaterChange 2026-12-31", Faults(await network.RecordAsync(Act(Move, Day, "ETE") with { Territory = "UL" })));
        Assert.Equal("", Faults(await network.RecordAsync(Act(Move, Day, "ETE") with { Territory = "MCGILL" })));
        Assert.Equal("", Faults(await network.RecordAsync(Act(Move, Day.AddDays(31), "ETE") with { Territory = "UL" })));
    }

    /// <summary>Each with what makes it wrong, and the fault that says so.</summary>
    [DatabaseFact]
    public async Task What_would_leave_a_gap_an_overlap_or_a_circle_is_refused(TestEngine on)
    {
        await using var network = await OnAsync(on);
        Assert.Equal("", Faults(await network.RecordAsync(Act(Split, new(2026, 3, 1), "CHUM") with { NewBodies = [New("FILLE")], Continues = true })));
        Assert.Equal("", Faults(await network.RecordAsync(Act(Close, Day, "IUCPQ"))));
        var before = await FootprintAsync(network);

        foreach (var (act, fault) in new (StructureInput, string)[]
        {
            (Act(Merge, Day, "CHUM") with { Successor = "FILLE" }, "Bodies[0]: HostsCentre CCT-CHUM"),
            (Act(Merge, Day, "FILLE") with { Successor = "CHUM" }, "Successor: Cyclic FILLE"),
            (Act(Merge, Day, "ETE", "ETE") with { NewBodies = [New("X")] }, "Bodies[1]: Repeated ETE"),
            (Act(Merge, Day, "ETE") with { Successor = "ETE" }, "Bodies[0]: Repeated ETE"),
            (Act(Merge, Day, "ETE") with { NewBodies = [New("X")] }, "Bodies[1]: TooFew"),
            (Act(Merge, Day, "ETE", "FILLE"), "NewBodies: TooFew"),
            (Act(Merge, Day, "ETE") with { Successor = "CHUQ", NewBodies = [New("X")] }, "Successor: TwoSuccessors"),
            (Act(Split, Day, "ETE") with { NewBodies = [New("X")] }, "NewBodies: TooFew"),
            (Act(Split, Day, "ETE") with { NewBodies = [New("X"), New("X")] }, "NewBodies[1].Code: CodeTaken X"),
            (Act(Open, Day) with { NewBodies = [New("HSC")] }, "NewBodies[0].Code: CodeTaken HSC"),
            (Act(Open, Day) with { NewBodies = [New("été")] }, "NewBodies[0].Code: CodeMalformed été"),
            (Act(Open, Day) with { NewBodies = [New("X") with { Territory = "NULLE", Kind = "Centre", Region = "" }] },
                "NewBodies[0].Kind: Unknown Centre, NewBodies[0].Region: Missing, NewBodies[0].Territory: Unknown NULLE"),
            (Act(Move, Day, "ETE") with { Territory = "UDEM" }, "Territory: Unchanged"),
            (Act(Move, SmallNetwork.Start.AddDays(60), "ETE") with { Territory = "MCGILL", OnDate = SmallNetwork.Start }, "Bodies[0]: NotYetOpen ETE 2024-04-01"),
            (Act(Move, SmallNetwork.IucpqMoves, "IUCPQ") with { Territory = "MCGILL" }, "Bodies[0]: Closed IUCPQ 2026-11-30"),
            (Act(Close, Day.AddDays(9), "IUCPQ"), "Bodies[0]: Closed IUCPQ 2026-11-30"),
            (Act(Rename, SmallNetwork.ChumRenamed, "CHUM") with { NameFr = "Autre", Acronym = "A" }, "OnDate: LaterChange 2025-01-01"),
            (Act(Rename, Day, "ETE") with { NameFr = " Étoile [100 %]_b", Acronym = "ETE" }, "NameFr: Unchanged"),
            (Act(Rename, Day, "ETE") with { NameFr = new string('x', 201) }, "NameFr: TooLong, Acronym: Missing"),
            (Act(Affiliate, Day, "ETE") with { Territory = "UL" }, "Territory: TerritoryOverlap"),
            (Act(Affiliate, Day, "ETE") with { Territory = "UDEM" }, "Territory: TerritoryOverlap"),
            (Act(EndAffiliation, Day, "ETE") with { Territory = "MCGILL" }, "Territory: NotAffiliated"),
            (Act(Close, Day, "MSSS"), "Bodies[0]: Unknown MSSS"),
            (Act(Close, Day), "Bodies[0]: Missing"),
            (Act(Close, Day.AddYears(3), "ETE"), "OnDate: TooFarAhead"),
            (Act(Close, Day, "ETE") with { OnDate = null, InstrumentNumber = " ", InstrumentDate = new(2026, 11, 21), SignatoryRole = null },
                "OnDate: Missing, InstrumentNumber: Missing, SignatoryRole: Missing, InstrumentDate: TooFarAhead"),
        })
        {
            Assert.Equal(fault, Faults(await network.RecordAsync(act)));
        }

        Assert.Equal(before, await FootprintAsync(network));
    }

    [DatabaseFact]
    public async Task A_body_does_not_close_before_what_is_recorded_for_it(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.RecordAsync(Act(Rename, new(2027, 2, 1), "ETE") with { NameFr = "Autre", Acronym = "A" });
        await network.RecordAsync(Act(Merge, new(2027, 3, 1), "IUCPQ") with { Successor = "ETE" });

        Assert.Equal("Bodies[0]: LaterChange ETE 2027-03-01", Faults(await network.RecordAsync(Act(Close, Day, "ETE"))));
        Assert.Equal("", Faults(await network.RecordAsync(Act(Close, new(2027, 4, 1), "ETE"))));
    }

    [DatabaseFact]
    public async Task The_structure_is_the_Ministry_s_alone(TestEngine on)
    {
        await using var network = await OnAsync(on);

        foreach (var scope in new[] { Scopes.Centre("UDEM"), Scopes.Establishment("ETE"), Scopes.Pilot("ETE"), Scopes.Auditor, Scopes.Administrator })
        {
            Assert.Equal("NotAllowed", Faults(await network.RecordAsync(Act(Close, Day, "ETE"), scope)));
        }

        Assert.Contains("ETE", await network.StructureAsync(Day), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task An_act_is_done_as_it_was_shown_and_told_on_every_body(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var input = Act(Merge, Day, "ETE") with { Successor = "CHUM" };
        var shown = (await network.Commands.PreviewAsync(Scopes.Ministry, input)).Plan.Fingerprint();
        await network.HoldAsync("ETE", Roles.ClinicalPilot, "Zoé Bélanger", new(2026, 1, 1));

        Assert.Equal("Stale", Faults(await network.Commands.ApplyAsync(Scopes.Ministry, input, shown)));
        Assert.Equal("Stale", Faults(await network.Commands.ApplyAsync(Scopes.Ministry, input, null)));
        var outcome = await network.RecordAsync(input);

        var events = await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 10);
        Assert.Equal(["StructureMerge CHUM", "StructureMerge ETE"], events.Select(row => $"{row.Action} {row.BodyCode}").Order());
        Assert.All(events, row => Assert.Equal($"StructureChange/{outcome.ChangeId}", row.Subject));
        Assert.Contains("Zoé Bélanger", events.Single(row => row.BodyCode == "ETE").Detail, StringComparison.Ordinal);
        var act = Assert.Single(await network.Database.ReadAsync(session => StructureQueries.ActsAsync(session, new PageRequest(0, 5))));
        Assert.Equal(["ETE Closed", "CHUM Succeeded"], act.Bodies.Select(row => $"{row.Code} {row.Part}"));
        Assert.Equal("Closed", Faults(await network.RecordAsync(input)).Split(' ')[1]); // sent twice
    }

    private const string Footprint = """
        SELECT (SELECT COUNT(*) FROM Body) + (SELECT COUNT(*) FROM BodyName) + (SELECT COUNT(*) FROM BodyTerritory) + (SELECT COUNT(*) FROM Seat)
            + (SELECT COUNT(*) FROM BodySuccessor) + (SELECT COUNT(*) FROM StructureChange) + (SELECT COUNT(*) FROM AuditEvent)
            + (SELECT COUNT(*) FROM Body WHERE ClosesOn IS NOT NULL) + (SELECT COUNT(*) FROM BodyTerritory WHERE ValidTo IS NOT NULL) AS Total
        """;

    private const string Mandate = """
        SELECT CASE WHEN WithdrawnAtUtc IS NOT NULL THEN 'withdrawn' WHEN EndsOn IS NULL THEN 'open' ELSE 'ended' END AS Total
        FROM Appointment WHERE AppointmentId = @AppointmentId
        """;

    private static Task<int> FootprintAsync(ChangedNetwork network) => network.Database.ReadAsync(session => session.FindAsync<int>(Footprint));

    private static Task<IReadOnlyList<string>> MandatesAsync(ChangedNetwork network, int appointmentId) =>
        network.Database.ReadAsync(session => session.ListAsync<string>(Mandate, new { AppointmentId = appointmentId }));

    private static async Task<IReadOnlyList<BodyEventRow>> HistoryAsync(ChangedNetwork network, string body)
    {
        var bodyId = await NetworkBuilder.PlantAsync(network.Database, builder => builder.BodyIdAsync(body));
        return await network.Database.ReadAsync(session => StructureQueries.HistoryAsync(session, bodyId));
    }

    private static async Task<IEnumerable<string>> LinksAsync(ChangedNetwork network, string body) => (await HistoryAsync(network, body))
        .Where(row => row.Kind is BodyEventKind.SucceededBy or BodyEventKind.CameFrom).Select(row => $"{row.Kind} {row.Code}");
}

using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance.Letters;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Letters: who issues and reads them, how they are numbered, what they keep.</summary>
public sealed class LetterTests
{
    private static readonly LetterInput French = new() { Kind = LetterKind.Appointment, Language = Language.French, Place = " Québec " };

    [DatabaseFact]
    public async Task A_letter_is_numbered_frozen_told_and_read_within_the_scope(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var mandate = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var seat = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);

        var outcome = await CommandsOf(network).IssueAsync(Scopes.Centre("UDEM"), seat, mandate, French, Write);

        Assert.Equal(("", "RQT-2026-2027-0001"), (Faults(outcome), outcome.Reference));
        foreach (var scope in new[] { Scopes.Centre("UDEM"), Scopes.Ministry, Scopes.Establishment("CHUM"), Scopes.Pilot("CHUM"), Scopes.Auditor })
        {
            var (letter, content) = (await ReadAsync(network, scope, outcome.LetterId))!.Value;
            Assert.Equal((1, 0, "Zoé Bélanger", new DateOnly(2026, 11, 20)), (letter.Issue, letter.TemplateNumber, letter.Person, letter.IssuedOn));
            Assert.Equal(("CCT du CHUM", "Québec", "Sous-ministre"), (content.Sender, content.Place, content.Signatory));
            Assert.Single(await OfSeatAsync(network, scope, seat));
        }

        foreach (var scope in new[] { Scopes.Centre("UL"), Scopes.Establishment("CHUQ"), Scopes.Pilot("ETE") })
        {
            Assert.Null(await ReadAsync(network, scope, outcome.LetterId));
            Assert.Empty(await OfSeatAsync(network, scope, seat));
            Assert.Equal(0, await network.Database.ReadAsync(session => LetterQueries.CountAsync(session, scope, network.Test.Time.Today)));
        }

        var told = Assert.Single(await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, "CHUM", null, 10), row => row.Action == "LetterIssued");
        Assert.Contains("RQT-2026-2027-0001", told.Detail, StringComparison.Ordinal);
    }

    /// <summary>The seat and its body are named as on the mandate's first day, for a letter of its end as on the last.</summary>
    [DatabaseFact]
    public async Task The_names_are_those_of_the_letters_day(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var mandate = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2024-05-01", "2026-10-31", old => old with { EndReason = "Departure" });
        var seat = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);

        await CommandsOf(network).IssueAsync(Scopes.Centre("UDEM"), seat, mandate, French, Write);
        await CommandsOf(network).IssueAsync(Scopes.Centre("UDEM"), seat, mandate, French with { Kind = LetterKind.EndOfMandate }, Write);

        var letters = await OfSeatAsync(network, Scopes.Ministry, seat);
        Assert.Equal(
            ["Pilote clinique|Centre hospitalier de l’Université de Montréal|2026-10-31 Departure", "Répondant clinique|Hôpital de l’Université de Montréal|2026-10-31 Departure"],
            await BodiesAsync(network, letters));
    }

    [DatabaseFact]
    public async Task Who_does_not_manage_the_seat_issues_nothing(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var (pilot, lead) = (await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01"), await network.HoldAsync("CCT-CHUM", Roles.ClinicalLead, Jean, "2025-01-01"));
        var withdrawn = await network.HoldAsync("CHUM", Roles.TechnologyPilot, Eric, "2025-01-01", null, old => old with { WithdrawnAtUtc = DateTime.UnixEpoch, WithdrawalReason = "Erreur" });
        var (pilotSeat, leadSeat, otherSeat) = (await network.SeatIdAsync("CHUM", Roles.ClinicalPilot), await network.SeatIdAsync("CCT-CHUM", Roles.ClinicalLead), await network.SeatIdAsync("CHUM", Roles.TechnologyPilot));
        var before = await network.FootprintAsync();

        Assert.Equal("NotAllowed", await IssueAsync(Scopes.Ministry, pilotSeat, pilot));
        Assert.Equal("NotAllowed", await IssueAsync(Scopes.Centre("UDEM"), leadSeat, lead));
        Assert.Equal("NotAllowed", await IssueAsync(Scopes.Pilot("CHUM"), pilotSeat, pilot));
        Assert.Equal("NotAllowed", await IssueAsync(Scopes.Auditor, pilotSeat, pilot));
        Assert.Equal("NotFound", await IssueAsync(Scopes.Centre("UL"), pilotSeat, pilot));
        Assert.Equal("NotFound", await IssueAsync(Scopes.Centre("UDEM"), pilotSeat, lead));
        Assert.Equal("NotFound", await IssueAsync(Scopes.Centre("UDEM"), 99999, pilot));
        Assert.Equal("Withdrawn", await IssueAsync(Scopes.Centre("UDEM"), otherSeat, withdrawn));
        Assert.Equal("NotEnded", await IssueAsync(Scopes.Centre("UDEM"), pilotSeat, pilot, French with { Kind = LetterKind.EndOfMandate }));
        Assert.Equal("Place: Missing", await IssueAsync(Scopes.Centre("UDEM"), pilotSeat, pilot, French with { Place = "\u0007 " }));
        Assert.Equal("Place: TooLong", await IssueAsync(Scopes.Centre("UDEM"), pilotSeat, pilot, French with { Place = new string('x', 2000) }));
        Assert.Equal("Stale", await IssueAsync(Scopes.Centre("UDEM"), pilotSeat, pilot, French with { SeenIssue = 1 }));
        Assert.Equal(before, await network.FootprintAsync());
        Assert.Equal("", await IssueAsync(Scopes.Ministry, leadSeat, lead));

        async Task<string> IssueAsync(AccessScope scope, int seat, int mandate, LetterInput? input = null) =>
            Faults(await CommandsOf(network).IssueAsync(scope, seat, mandate, input ?? French, Write));
    }

    [DatabaseFact]
    public async Task A_form_sent_twice_issues_once_and_a_second_letter_replaces_the_first(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var mandate = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var seat = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
        LetterCommands[] processes = [CommandsOf(network), CommandsOf(network, network.Test.OpenAnother())];

        var twice = await AtOnce.RunAsync(2, i => processes[i].IssueAsync(Scopes.Centre("UDEM"), seat, mandate, French, Write));
        Assert.Equal(["", "Stale"], twice.Select(Faults).Order());
        Assert.Equal("", Faults(await processes[0].IssueAsync(Scopes.Centre("UDEM"), seat, mandate, French with { SeenIssue = 1 }, Write)));
        Assert.Equal("", Faults(await processes[0].IssueAsync(Scopes.Centre("UDEM"), seat, mandate, French with { Language = Language.English }, Write)));

        var letters = await OfSeatAsync(network, Scopes.Ministry, seat);
        Assert.Equal(
            ["0003 English 1 ", "0002 French 2 ", "0001 French 1 RQT-2026-2027-0002"],
            letters.Select(letter => $"{letter.Number:0000} {letter.Language} {letter.Issue} {letter.ReplacedBy}"));

        await network.Commands.WithdrawAsync(Scopes.Centre("UDEM"), seat, await network.RevisionAsync("CHUM", Roles.ClinicalPilot), mandate, "Erreur");
        Assert.All(await OfSeatAsync(network, Scopes.Ministry, seat), letter => Assert.NotNull(letter.WithdrawnAtUtc));
    }

    /// <summary>Two processes, many rounds, refusals and undone transactions in between: 1, 2, 3 … without gap or double; 1 again on 1 April.</summary>
    [DatabaseFact]
    public async Task Numbers_have_no_gap_and_no_double_within_a_fiscal_year(TestEngine on)
    {
        const int Rounds = 12;
        await using var network = await OnAsync(on);
        var seats = new List<(int Seat, int Mandate)>();
        foreach (var (body, person) in new[] { ("CHUM", Zoe), ("ETE", Jean) })
        {
            seats.Add((await network.SeatIdAsync(body, Roles.ClinicalPilot), await network.HoldAsync(body, Roles.ClinicalPilot, person, "2025-01-01")));
        }

        LetterCommands[] processes = [CommandsOf(network), CommandsOf(network, network.Test.OpenAnother())];
        var references = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var outcomes = await AtOnce.RunAsync(2, i => processes[i].IssueAsync(
                Scopes.Centre("UDEM"), seats[i].Seat, seats[i].Mandate, French with { SeenIssue = round }, Write));
            await Assert.ThrowsAsync<InvalidOperationException>(() => processes[0].IssueAsync(
                Scopes.Centre("UDEM"), seats[0].Seat, seats[0].Mandate, French with { SeenIssue = round + 1 }, (_, _) => throw new InvalidOperationException("undone")));
            Assert.All(outcomes, outcome => Assert.Equal("", Faults(outcome)));
            references.AddRange(outcomes.Select(outcome => outcome.Reference));
        }

        Assert.Equal(Enumerable.Range(1, 2 * Rounds).Select(number => LetterRow.ReferenceOf("2026-2027", number)), references.Order());

        network.Test.Clock.Now = new DateTimeOffset(2027, 4, 1, 3, 59, 0, TimeSpan.Zero); // 31 March in Montréal
        Assert.Equal("RQT-2026-2027-0025", (await NextAsync(Rounds)).Reference);
        network.Test.Clock.Now = new DateTimeOffset(2027, 4, 1, 4, 0, 0, TimeSpan.Zero);
        Assert.Equal("RQT-2027-2028-0001", (await NextAsync(Rounds + 1)).Reference);

        Task<LetterOutcome> NextAsync(int seen) =>
            processes[0].IssueAsync(Scopes.Centre("UDEM"), seats[0].Seat, seats[0].Mandate, French with { SeenIssue = seen }, Write);
    }

    [DatabaseFact]
    public async Task Templates_go_by_versions_and_issued_letters_keep_their_text(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var mandate = await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var seat = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
        var input = new LetterTemplateInput { Kind = LetterKind.Appointment, SubjectFr = "Objet\r\nun", BodyFr = "Un {poste}", SubjectEn = "One", BodyEn = "One {seat}" };
        LetterCommands[] processes = [CommandsOf(network), CommandsOf(network, network.Test.OpenAnother())];

        Assert.Equal("NotAllowed", Faults(await processes[0].PublishAsync(Scopes.Centre("UDEM"), input)));
        Assert.Equal(
            "SubjectFr: Missing, BodyFr: Unreadable, SubjectEn: TooLong, BodyEn: TooLong",
            Faults(await processes[0].PublishAsync(Scopes.Ministry, new LetterTemplateInput { Kind = LetterKind.Appointment, BodyFr = "{x}", SubjectEn = new string('x', 2000), BodyEn = new string('x', 6001) })));
        var twice = await AtOnce.RunAsync(2, i => processes[i].PublishAsync(Scopes.Ministry, input));
        Assert.Equal(["", "Stale"], twice.Select(Faults).Order());
        var first = await processes[0].IssueAsync(Scopes.Centre("UDEM"), seat, mandate, French, Write);
        Assert.Equal("", Faults(await processes[0].PublishAsync(Scopes.Ministry, input with { BodyFr = "Deux {poste}", SeenNumber = 1 })));
        var second = await processes[0].IssueAsync(Scopes.Centre("UDEM"), seat, mandate, French with { SeenIssue = 1 }, Write);

        Assert.Equal((1, "Objet un"), (await TemplateAsync(first.LetterId), (await ReadAsync(network, Scopes.Ministry, first.LetterId))!.Value.Content.Subject));
        Assert.Equal(2, await TemplateAsync(second.LetterId));
        var versions = await network.Database.ReadAsync(session => LetterQueries.TemplatesAsync(session, LetterKind.Appointment));
        Assert.Equal([2, 1, 0], versions.Select(version => version.Number));
        Assert.Equal([0], (await network.Database.ReadAsync(session => LetterQueries.TemplatesAsync(session, LetterKind.EndOfMandate))).Select(version => version.Number));
        Assert.All(versions[^1].SubjectFr + versions[^1].BodyFr, sign => Assert.NotEqual('\'', sign));

        async Task<int> TemplateAsync(int id) => (await ReadAsync(network, Scopes.Ministry, id))!.Value.Letter.TemplateNumber;
    }

    /// <summary>What a letter would say, in one line.</summary>
    private static LetterContent Write(LetterFacts facts, LetterTemplateRow template) => new()
    {
        Sender = facts.Sender,
        Place = facts.Place,
        Addressee = facts.Mandate.Holder,
        Subject = template.SubjectFr,
        Body = $"{facts.Seat.RoleFr}|{facts.Seat.BodyFr}|{Text(facts.Mandate.EndsOn)} {facts.Mandate.EndReason}",
        Signatory = facts.Mandate.SignatoryRole,
    };

    private static LetterCommands CommandsOf(GovernedNetwork network, Database? database = null) =>
        new(database ?? network.Database, new AuditTrail(network.Test.Time), network.Test.Time);

    private static Task<(LetterRow Letter, LetterContent Content)?> ReadAsync(GovernedNetwork network, AccessScope scope, int letterId) =>
        network.Database.ReadAsync(session => LetterQueries.FindAsync(session, scope, network.Test.Time.Today, letterId));

    private static Task<IReadOnlyList<LetterRow>> OfSeatAsync(GovernedNetwork network, AccessScope scope, int seatId) =>
        network.Database.ReadAsync(session => LetterQueries.OfSeatAsync(session, scope, network.Test.Time.Today, seatId));

    private static async Task<List<string>> BodiesAsync(GovernedNetwork network, IReadOnlyList<LetterRow> letters)
    {
        var bodies = new List<string>();
        foreach (var letter in letters)
        {
            bodies.Add((await ReadAsync(network, Scopes.Ministry, letter.LetterId))!.Value.Content.Body);
        }

        return bodies;
    }

    private static string Faults(LetterOutcome outcome) =>
        string.Join(", ", outcome.Faults.Select(fault => fault.Field.Length == 0 ? $"{fault.Problem}" : $"{fault.Field}: {fault.Problem}"));
}

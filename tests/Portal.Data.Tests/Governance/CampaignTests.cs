using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Campaigns;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>“Is this still right?”: what is frozen, who answers, who sees it, and until when.</summary>
public sealed class CampaignTests
{
    private static readonly CampaignInput Autumn = new()
    {
        TitleFr = "Automne",
        TitleEn = "Autumn",
        OpensOn = new DateOnly(2026, 11, 20),
        ClosesOn = new DateOnly(2026, 12, 4),
        Territories = ["UL", "UDEM", "MCGILL"],
    };

    [DatabaseFact]
    public async Task What_is_asked_is_frozen_as_of_the_first_day_and_seen_within_the_scope(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-11-01", null, old => old with { IsInterim = true });
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Eric, "2026-11-22");
        var input = Autumn with { OpensOn = new DateOnly(2026, 11, 21) };

        var opened = await CommandsOf(network).OpenAsync(Scopes.Ministry, input);
        await network.Commands.EndAsync(Scopes.Centre("UDEM"), await network.SeatIdAsync("CHUM", Roles.ClinicalPilot), await network.RevisionAsync("CHUM", Roles.ClinicalPilot),
            (await network.Database.ReadAsync(session => SeatQueries.MandatesOfBodyAsync(session, Scopes.Ministry, network.Test.Time.Today, "CHUM"))).Single(mandate => mandate.Holder == Zoe).AppointmentId,
            new DateOnly(2026, 11, 20), EndReason.Departure);

        Assert.Equal(("", 4), (Faults(opened), opened.Asked)); // CHUQ, IUCPQ, CHUM, ETE; HSC is closed
        var (question, seats) = (await QuestionAsync(network, Scopes.Pilot("CHUM"), opened.CampaignId, "CHUM"))!.Value;
        Assert.Equal("Centre hospitalier de l’Université de Montréal", question.BodyFr);
        Assert.Equal(
            ["Pilote clinique Zoé Bélanger False", "Pilote clinique Jean Tremblay True", "Poste TechnologyPilot  False"],
            seats.Select(seat => $"{seat.RoleFr} {seat.FullName} {seat.IsInterim}"));
        foreach (var (scope, asked) in new[] { (Scopes.Ministry, 4), (Scopes.Centre("UL"), 1), (Scopes.Centre("UDEM"), 3), (Scopes.Establishment("CHUM"), 1), (Scopes.Auditor, 4) })
        {
            Assert.Equal(asked, (await ListAsync(network, scope)).Single().Asked);
        }

        Assert.Empty(await ListAsync(network, Scopes.Centre("MCGILL")));
        Assert.Null(await QuestionAsync(network, Scopes.Centre("UL"), opened.CampaignId, "CHUM"));
        Assert.Null(await QuestionAsync(network, Scopes.Pilot("CHUQ"), opened.CampaignId, "CHUM"));
    }

    [DatabaseFact]
    public async Task An_answer_is_taken_between_the_two_days_and_no_other(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var input = Autumn with { OpensOn = new DateOnly(2026, 11, 21), ClosesOn = new DateOnly(2026, 11, 22) };
        var id = (await CommandsOf(network).OpenAsync(Scopes.Ministry, input)).CampaignId;

        Assert.Equal("NotOpenYet", await AnswerAsync(Right(0)));
        Assert.Empty(await DutiesAsync());
        network.Test.Clock.Now = new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero); // midnight in Montréal
        Assert.Equal(["Automne"], await DutiesAsync());
        Assert.Equal("", await AnswerAsync(Right(0)));
        Assert.Empty(await DutiesAsync());
        network.Test.Clock.Now = new DateTimeOffset(2026, 11, 23, 4, 59, 0, TimeSpan.Zero); // the last minute
        Assert.Equal("", await AnswerAsync(Right(1)));
        network.Test.Clock.Now = new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
        Assert.Equal("Closed", await AnswerAsync(Right(2)));
        Assert.Equal(CampaignStage.Closed, (await ListAsync(network, Scopes.Ministry)).Single().StageOn(network.Test.Time.Today));

        async Task<string> AnswerAsync(CampaignAnswerInput answer) => Faults(await CommandsOf(network).AnswerAsync(Scopes.Establishment("CHUM"), id, "CHUM", answer));
        async Task<IEnumerable<string?>> DutiesAsync() =>
            (await network.Database.ReadAsync(session => OwnDutyRow.ListAsync(session, Scopes.Establishment("CHUM"), network.Test.Time.Today))).Select(duty => duty.TitleFr);
    }

    [DatabaseFact]
    public async Task Corrections_are_the_establishments_to_say_and_the_centres_to_deal_with(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var id = (await commands.OpenAsync(Scopes.Ministry, Autumn)).CampaignId;
        var seat = (await QuestionAsync(network, Scopes.Ministry, id, "CHUM"))!.Value.Seats[0].ConfirmationSeatId;
        var answer = new CampaignAnswerInput { Answer = CampaignAnswer.Correction, Seats = new Dictionary<int, string?> { [seat] = " <b>Zoé</b> est partie ", [-1] = "ailleurs" }, Other = "514 555-0100" };

        foreach (var other in new[] { Scopes.Centre("UDEM"), Scopes.Ministry, Scopes.Auditor })
        {
            Assert.Equal("NotAllowed", Faults(await commands.AnswerAsync(other, id, "CHUM", answer)));
        }

        Assert.Equal("NotFound", Faults(await commands.AnswerAsync(Scopes.Pilot("CHUQ"), id, "CHUM", answer)));
        Assert.Equal("NotFound", Faults(await commands.AnswerAsync(Scopes.Pilot("CHUM"), 99999, "CHUM", answer)));
        Assert.Equal("Answer: Missing", Faults(await commands.AnswerAsync(Scopes.Pilot("CHUM"), id, "CHUM", answer with { Answer = null })));
        Assert.Equal("Answer: RightWithCorrections", Faults(await commands.AnswerAsync(Scopes.Pilot("CHUM"), id, "CHUM", answer with { Answer = CampaignAnswer.Right })));
        Assert.Equal("Answer: NothingToCorrect", Faults(await commands.AnswerAsync(Scopes.Pilot("CHUM"), id, "CHUM", answer with { Seats = new Dictionary<int, string?>(), Other = " " })));
        Assert.Equal("Other: TooLong", Faults(await commands.AnswerAsync(Scopes.Pilot("CHUM"), id, "CHUM", answer with { Other = new string('x', 2000) })));
        Assert.Equal("", Faults(await commands.AnswerAsync(Scopes.Pilot("CHUM"), id, "CHUM", answer)));
        Assert.Equal("UL 1/0/0/0, UDEM 3/0/1/2", await ProgressAsync(Scopes.Ministry));

        Assert.Equal("NotAllowed", Faults(await commands.DealAsync(Scopes.Pilot("CHUM"), id, "CHUM", seat)));
        Assert.Equal("NotAllowed", Faults(await commands.DealAsync(Scopes.Ministry, id, "CHUM", seat)));
        Assert.Equal("NotFound", Faults(await commands.DealAsync(Scopes.Centre("UL"), id, "CHUM", seat)));
        Assert.Equal("NotFound", Faults(await commands.DealAsync(Scopes.Centre("UDEM"), id, "CHUM", seat + 1))); // nothing to correct there
        Assert.Equal("NotFound", Faults(await commands.DealAsync(Scopes.Centre("UDEM"), id, "ETE", seat)));
        var dealt = await AtOnce.RunAsync(2, _ => commands.DealAsync(Scopes.Centre("UDEM"), id, "CHUM", seat));
        Assert.All(dealt, outcome => Assert.Equal("", Faults(outcome)));
        Assert.Equal("UDEM 3/0/1/1", await ProgressAsync(Scopes.Centre("UDEM")));
        Assert.Equal(["CorrectionDealtWith", "DetailsAnswered"],
            (await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, "CHUM", null, 10)).Where(row => row.Subject == $"Campaign/{id}").Select(row => row.Action));

        // Another answer: what stays as it was stays dealt with, what is new is open again, what is gone is gone.
        Assert.Equal("", Faults(await commands.AnswerAsync(Scopes.Establishment("CHUM"), id, "CHUM", answer with { Other = "514 555-0199", SeenVersion = 1 })));
        Assert.Equal("UDEM 3/0/1/1", await ProgressAsync(Scopes.Centre("UDEM")));
        await commands.DealAsync(Scopes.Centre("UDEM"), id, "CHUM", 0);
        Assert.Equal("UDEM 3/0/1/0", await ProgressAsync(Scopes.Centre("UDEM")));
        Assert.Equal("", Faults(await commands.AnswerAsync(Scopes.Establishment("CHUM"), id, "CHUM", Right(2))));
        Assert.Equal("UDEM 3/1/0/0", await ProgressAsync(Scopes.Centre("UDEM")));

        async Task<string> ProgressAsync(AccessScope scope) => string.Join(", ",
            (await network.Database.ReadAsync(session => CampaignQueries.ProgressAsync(session, scope, network.Test.Time.Today, id)))
            .Select(row => $"{row.TerritoryCode} {row.Asked}/{row.StillRight}/{row.Corrected}/{row.OpenCorrections}"));
    }

    [DatabaseFact]
    public async Task Corrections_wait_for_the_centre_of_the_establishment_until_they_are_dealt_with(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network);
        foreach (var body in (string[])["CHUM", "ETE", "IUCPQ", "CHUQ"])
        {
            await network.HoldAsync(body, Roles.ClinicalPilot, Zoe, "2025-01-01");
        }

        var (id, udem) = ((await commands.OpenAsync(Scopes.Ministry, Autumn)).CampaignId, Scopes.Centre("UDEM"));
        var seat = (await QuestionAsync(network, Scopes.Ministry, id, "CHUM"))!.Value.Seats[0].ConfirmationSeatId;
        var correction = new CampaignAnswerInput { Answer = CampaignAnswer.Correction, Other = "Le téléphone" };
        Assert.Empty(await DutiesAsync(network, udem));

        await commands.AnswerAsync(Scopes.Pilot("CHUM"), id, "CHUM", correction with { Seats = new Dictionary<int, string?> { [seat] = "Partie" } });
        Assert.Equal(["Automne: 2 of 1 CHUM"], await DutiesAsync(network, udem));
        await commands.AnswerAsync(Scopes.Pilot("ETE"), id, "ETE", correction);
        await commands.AnswerAsync(Scopes.Pilot("CHUQ"), id, "CHUQ", correction);
        Assert.Equal(["Automne: 3 of 2 "], await DutiesAsync(network, udem));
        Assert.Equal(["Automne: 1 of 1 CHUQ"], await DutiesAsync(network, Scopes.Centre("UL")));
        foreach (var other in new[] { Scopes.Ministry, Scopes.Auditor, Scopes.Pilot("CHUM"), Scopes.Centre("MCGILL") })
        {
            Assert.Empty(await DutiesAsync(network, other));
        }

        network.Test.Clock.Now = new DateTimeOffset(2026, 12, 20, 12, 0, 0, TimeSpan.Zero); // over, and still to be corrected
        await commands.DealAsync(udem, id, "CHUM", seat);
        await commands.DealAsync(udem, id, "CHUM", 0);
        Assert.Equal(["Automne: 1 of 1 ETE"], await DutiesAsync(network, udem));
        await commands.DealAsync(udem, id, "ETE", 0);
        Assert.Empty(await DutiesAsync(network, udem));
    }

    [DatabaseFact]
    public async Task Without_a_pilot_in_office_a_question_goes_to_the_interim_else_to_the_centre_which_may_answer(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var commands = CommandsOf(network);
        await network.HoldAsync("CHUM", Roles.TechnologyPilot, Zoe, "2025-01-01");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Emilie, "2026-11-01", null, old => old with { IsInterim = true });
        await network.HoldAsync("IUCPQ", Roles.ClinicalPilot, Jean, "2026-11-01", null, old => old with { IsInterim = true });
        await network.HoldAsync("IUCPQ", Roles.TechnologyPilot, Eric, "2025-01-01", "2026-11-19"); // ended the day before
        await network.HoldAsync("ETE", Roles.ClinicalPilot, Zoe, "2026-11-22"); // begins in two days
        var (id, udem) = ((await commands.OpenAsync(Scopes.Ministry, Autumn)).CampaignId, Scopes.Centre("UDEM"));

        foreach (var (body, addressee) in new[] { ("CHUM", CampaignAddressee.Pilot), ("IUCPQ", CampaignAddressee.Interim), ("ETE", CampaignAddressee.Centre), ("CHUQ", CampaignAddressee.Centre) })
        {
            Assert.Equal(addressee, (await QuestionAsync(network, Scopes.Ministry, id, body))!.Value.Question.Addressee);
        }

        var progress = await network.Database.ReadAsync(session => CampaignQueries.ProgressAsync(session, Scopes.Ministry, network.Test.Time.Today, id));
        Assert.Equal(["UL 0/1", "UDEM 1/1"], progress.Select(row => $"{row.TerritoryCode} {row.WaitingForInterim}/{row.WaitingForCentre}"));
        Assert.Equal(["Automne: to answer of 1 ETE"], await DutiesAsync(network, udem));

        Assert.Equal("NotAllowed", Faults(await commands.AnswerAsync(udem, id, "CHUM", Right(0))));
        Assert.Equal("NotAllowed", Faults(await commands.AnswerAsync(udem, id, "IUCPQ", Right(0))));
        Assert.Equal("NotAllowed", Faults(await commands.AnswerAsync(Scopes.Ministry, id, "ETE", Right(0))));
        Assert.Equal("NotFound", Faults(await commands.AnswerAsync(Scopes.Centre("UL"), id, "ETE", Right(0))));
        Assert.Equal("", Faults(await commands.AnswerAsync(udem, id, "ETE", Right(0))));
        Assert.Equal(Persona.Centre, (await QuestionAsync(network, Scopes.Ministry, id, "ETE"))!.Value.Question.AnsweredByPersona);
        Assert.Empty(await DutiesAsync(network, udem));

        network.Test.Clock.Now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero); // ETE has its pilot: the answer is hers to change
        Assert.Equal("NotAllowed", Faults(await commands.AnswerAsync(udem, id, "ETE", Right(1))));
        Assert.Equal("", Faults(await commands.AnswerAsync(Scopes.Pilot("ETE"), id, "ETE", Right(1))));
        Assert.Equal(Persona.Pilot, (await QuestionAsync(network, Scopes.Ministry, id, "ETE"))!.Value.Question.AnsweredByPersona);
    }

    [DatabaseFact]
    public async Task Of_two_who_answer_at_once_the_second_is_told(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var id = (await CommandsOf(network).OpenAsync(Scopes.Ministry, Autumn)).CampaignId;
        CampaignCommands[] processes = [CommandsOf(network), CommandsOf(network, network.Test.OpenAnother())];
        CampaignAnswerInput[] answers = [Right(0), new() { Answer = CampaignAnswer.Correction, Other = "Le téléphone" }];

        for (var round = 0; round < 10; round++)
        {
            var outcomes = await AtOnce.RunAsync(2, i => processes[i].AnswerAsync(Scopes.Pilot("CHUM"), id, "CHUM", answers[i] with { SeenVersion = round }));
            Assert.Equal(["", "Stale"], outcomes.Select(Faults).Order());
            var question = (await QuestionAsync(network, Scopes.Pilot("CHUM"), id, "CHUM"))!.Value.Question;
            Assert.Equal((round + 1, outcomes[0].Succeeded ? CampaignAnswer.Right : CampaignAnswer.Correction), (question.Version, question.Answer!.Value));
        }
    }

    [DatabaseFact]
    public async Task A_campaign_that_is_wrong_is_not_opened(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var before = await network.FootprintAsync();

        Assert.Equal("NotAllowed", await OpenAsync(Autumn, Scopes.Centre("UL")));
        Assert.Equal("TitleFr: Missing, TitleEn: Missing, OpensOn: Missing, ClosesOn: Missing, Territories: Missing", await OpenAsync(new CampaignInput()));
        Assert.Equal("TitleFr: TooLong", await OpenAsync(Autumn with { TitleFr = new string('x', 2000) }));
        Assert.Equal("OpensOn: OutOfRange", await OpenAsync(Autumn with { OpensOn = new DateOnly(2026, 11, 19) }));
        Assert.Equal("ClosesOn: OutOfRange", await OpenAsync(Autumn with { ClosesOn = new DateOnly(2026, 11, 19) }));
        Assert.Equal("ClosesOn: OutOfRange", await OpenAsync(Autumn with { ClosesOn = new DateOnly(2028, 1, 1) }));
        Assert.Equal("NobodyAsked", await OpenAsync(Autumn with { Territories = ["MCGILL", "'; DROP TABLE Seat"] }));
        Assert.Equal(before, await network.FootprintAsync());
        Assert.Empty(await ListAsync(network, Scopes.Ministry));

        async Task<string> OpenAsync(CampaignInput input, AccessScope? scope = null) => Faults(await CommandsOf(network).OpenAsync(scope ?? Scopes.Ministry, input));
    }

    private static CampaignAnswerInput Right(int seen) => new() { Answer = CampaignAnswer.Right, SeenVersion = seen };

    private static CampaignCommands CommandsOf(GovernedNetwork network, Database? database = null) =>
        new(database ?? network.Database, new AuditTrail(network.Test.Time), network.Test.Time);

    private static Task<IReadOnlyList<CampaignRow>> ListAsync(GovernedNetwork network, AccessScope scope) =>
        network.Database.ReadAsync(session => CampaignQueries.ListAsync(session, scope, network.Test.Time.Today));

    private static Task<(CampaignQuestionRow Question, IReadOnlyList<CampaignSeatRow> Seats)?> QuestionAsync(GovernedNetwork network, AccessScope scope, int id, string body) =>
        network.Database.ReadAsync<(CampaignQuestionRow, IReadOnlyList<CampaignSeatRow>)?>(async session =>
            await CampaignQueries.QuestionAsync(session, scope, network.Test.Time.Today, id, body) is { } question ? (question, await CampaignQueries.SeatsAsync(session, question)) : null);

    /// <summary>What a campaign asks of a centre, as both statements that tell it do: <c>Automne: 2 of 1 CHUM</c>.</summary>
    private static Task<IEnumerable<string>> DutiesAsync(GovernedNetwork network, AccessScope scope) => network.Database.ReadAsync(async session =>
    {
        var own = Lines(await OwnDutyRow.ListAsync(session, scope, network.Test.Time.Today));
        Assert.Equal(own, Lines((await PressingRow.ListAsync(session, scope, network.Test.Time.Today, 8)).Duties));
        return own;

        static IEnumerable<string> Lines(IEnumerable<OwnDutyRow> duties) => duties.Where(duty => duty.Establishments is not null)
            .Select(duty => $"{duty.TitleFr}: {duty.Corrections?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "to answer"} of {duty.Establishments} {duty.BodyCode}");
    });

    private static string Faults(CampaignOutcome outcome) =>
        string.Join(", ", outcome.Faults.Select(fault => fault.Field.Length == 0 ? $"{fault.Problem}" : $"{fault.Field}: {fault.Problem}"));
}

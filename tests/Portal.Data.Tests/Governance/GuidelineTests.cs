using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Guidelines;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Versions with their files, acknowledged seat by seat; what is still to do passes to whoever holds the seat.</summary>
public sealed class GuidelineTests
{
    private static readonly GuidelineInput First = new()
    {
        Code = "OM-2026-01",
        TitleFr = "Cogestion",
        TitleEn = "Co-management",
        Roles = [Roles.ClinicalPilot],
        EffectiveFrom = new(2026, 11, 1),
        AcknowledgeBy = new(2026, 12, 15),
        SummaryFr = "Deux personnes.",
        SummaryEn = "Two people.",
    };

    [DatabaseFact]
    public async Task A_file_comes_back_as_it_was_sent(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var content = Pdf(700_000);

        Assert.Equal("", Faults(await PublishAsync(network, null, First, content)));

        var version = (await network.Database.ReadAsync(GuidelineQueries.AllAsync)).Single().Newest;
        Assert.Equal((content.Length, "orientation.pdf"), ((int)version.FileSize, version.FileName));
        await using var stream = new GuidelineContentStream(network.Database, version.GuidelineVersionId);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task What_a_file_is_is_decided_by_its_content()
    {
        foreach (var (content, problem) in new (byte[], GuidelineFileProblem?)[]
        {
            (Pdf(100), null),
            ([], GuidelineFileProblem.Missing),
            ("<html>%PDF-1.7 startxref 0 %%EOF"u8.ToArray(), GuidelineFileProblem.NotPdf),
            ("PK\u0003\u0004 orientation.pdf"u8.ToArray(), GuidelineFileProblem.NotPdf),
            ("%PDF-1.7\nhalf of it"u8.ToArray(), GuidelineFileProblem.NotPdf),
            (Pdf(GuidelineFile.MostBytes), null),
            (Pdf(GuidelineFile.MostBytes + 1), GuidelineFileProblem.TooLarge),
        })
        {
            Assert.Equal(problem, (await GuidelineFile.ReadAsync("orientation.pdf", new MemoryStream(content), default)).Problem);
        }
    }

    [DatabaseFact]
    public async Task A_seat_acknowledges_once_and_its_new_holder_inherits_what_is_left(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01", "2026-11-30");
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Jean, "2026-12-01");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Emilie, "2025-01-01", "2026-11-30");
        await network.HoldAsync("CHUQ", Roles.ClinicalPilot, Eric, "2026-12-01");
        await PublishAsync(network, null, First, Pdf(100));
        var commands = CommandsOf(network, network.Database);
        var (chum, chuq) = (await network.SeatIdAsync("CHUM", Roles.ClinicalPilot), await network.SeatIdAsync("CHUQ", Roles.ClinicalPilot));
        var (zoe, jean, eric) = (await AsAsync(network, "CHUM", Zoe), await AsAsync(network, "CHUM", Jean), await AsAsync(network, "CHUQ", Eric));

        Assert.Equal(["OM-2026-01 CHUM"], await DutiesAsync(network, zoe));
        Assert.Equal("NotAllowed", Faults(await commands.AcknowledgeAsync(zoe, "OM-2026-01", 1, chuq)));
        Assert.Equal("NotAllowed", Faults(await commands.AcknowledgeAsync(jean, "OM-2026-01", 1, chum))); // not there yet
        Assert.Equal("NotAllowed", Faults(await commands.AcknowledgeAsync(Scopes.Pilot("CHUM"), "OM-2026-01", 1, chum)));
        Assert.Equal("NotFound", Faults(await commands.AcknowledgeAsync(zoe, "OM-2026-01", 2, chum)));
        Assert.Equal("", Faults(await commands.AcknowledgeAsync(zoe, "OM-2026-01", 1, chum)));
        Assert.Equal("", Faults(await commands.AcknowledgeAsync(zoe, "OM-2026-01", 1, chum))); // sent twice
        Assert.Single(await new AuditQueries(network.Database).ListAsync(Scopes.Auditor, null, null, 10), row => row.Action == "GuidelineAcknowledged");
        Assert.Empty(await DutiesAsync(network, zoe));

        network.Test.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Empty(await DutiesAsync(network, jean)); // done for the seat
        Assert.Equal(["OM-2026-01 CHUQ"], await DutiesAsync(network, eric)); // inherited
    }

    [DatabaseFact]
    public async Task Progress_counts_the_seats_of_the_day_and_of_the_scope(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        await network.HoldAsync("ETE", Roles.ClinicalPilot, Jean, "2025-01-01");
        await PublishAsync(network, null, First, Pdf(100));
        await CommandsOf(network, network.Database).AcknowledgeAsync(await AsAsync(network, "CHUM", Zoe), "OM-2026-01", 1, await network.SeatIdAsync("CHUM", Roles.ClinicalPilot));

        Assert.Equal(["UL 1/0/1", "UDEM 3/1/1"], await ProgressAsync(Scopes.Ministry, network.Test.Time.Today));
        Assert.Equal(["UDEM 3/0/1"], (await ProgressAsync(Scopes.Centre("UDEM"), Day("2026-11-10"))).Select(line => line)); // before the acknowledgement
        Assert.Equal(["UL 1/0/1"], await ProgressAsync(Scopes.Pilot("CHUQ"), network.Test.Time.Today));

        Task<List<string>> ProgressAsync(AccessScope scope, DateOnly day) => network.Database.ReadAsync(async session =>
        {
            var version = (await GuidelineQueries.AllAsync(session)).Single().Newest.GuidelineVersionId;
            var seats = await GuidelineQueries.SeatsAsync(session, scope, day, version, All);
            var rows = await GuidelineQueries.ProgressAsync(session, scope, day, [version]);
            Assert.Equal(rows.Sum(row => row.Seats), seats.Count);
            Assert.Equal(rows.Sum(row => row.Acknowledged), seats.Count(seat => seat.AcknowledgedOn is not null));
            return rows.Select(row => $"{row.TerritoryCode} {row.Seats}/{row.Acknowledged}/{row.Vacant}").ToList();
        });
    }

    [DatabaseFact]
    public async Task The_next_version_asks_again_from_its_day_on(TestEngine on)
    {
        await using var network = await OnAsync(on);
        await network.HoldAsync("CHUM", Roles.ClinicalPilot, Zoe, "2025-01-01");
        var zoe = await AsAsync(network, "CHUM", Zoe);
        var seatId = await network.SeatIdAsync("CHUM", Roles.ClinicalPilot);
        await PublishAsync(network, null, First, Pdf(100));
        await CommandsOf(network, network.Database).AcknowledgeAsync(zoe, "OM-2026-01", 1, seatId);
        var next = First with { EffectiveFrom = new DateOnly(2026, 12, 1), AcknowledgeBy = new DateOnly(2027, 1, 15), SeenNumber = 1 };

        Assert.Equal("EffectiveFrom: LaterVersion", Faults(await PublishAsync(network, "OM-2026-01", next with { EffectiveFrom = First.EffectiveFrom }, Pdf(100))));
        Assert.Equal("", Faults(await PublishAsync(network, "OM-2026-01", next, Pdf(200))));
        Assert.Equal("Stale", Faults(await PublishAsync(network, "OM-2026-01", next with { EffectiveFrom = new DateOnly(2026, 12, 9) }, Pdf(200))));

        Assert.Empty(await DutiesAsync(network, zoe));
        network.Test.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(["OM-2026-01 CHUM"], await DutiesAsync(network, zoe));
    }

    [DatabaseFact]
    public async Task What_is_wrong_with_a_guideline_is_said_and_of_two_at_once_one_is_published(TestEngine on)
    {
        await using var network = await OnAsync(on);

        Assert.Equal("NotAllowed", Faults(await CommandsOf(network, network.Database).PublishAsync(Scopes.Centre("UL"), null, First, (null, null))));
        Assert.Equal(
            "Code: Missing, TitleFr: Missing, TitleEn: Missing, Roles: Missing, EffectiveFrom: Missing, AcknowledgeBy: Missing, SummaryFr: Missing, SummaryEn: Missing, File: Missing",
            Faults(await PublishAsync(network, null, new GuidelineInput(), [])));
        Assert.Equal(
            "Code: CodeMalformed, Roles: Missing, AcknowledgeBy: OutOfOrder, File: FileNotPdf",
            Faults(await PublishAsync(network, null, First with { Code = "om 1", Roles = ["Nobody"], AcknowledgeBy = new DateOnly(2026, 10, 1) }, "no pdf"u8.ToArray())));

        GuidelineCommands[] processes = [CommandsOf(network, network.Database), CommandsOf(network, network.Test.OpenAnother())];
        var file = await GuidelineFile.ReadAsync("orientation.pdf", new MemoryStream(Pdf(100)), default);
        var outcomes = await AtOnce.RunAsync(2, i => processes[i].PublishAsync(Scopes.Ministry, null, First, file));
        Assert.Equal(["", "Code: CodeTaken"], outcomes.Select(Faults).Order());
    }

    private static byte[] Pdf(int size)
    {
        var content = new byte[Math.Max(size, 40)];
        Array.Fill(content, (byte)' ');
        "%PDF-1.7\n"u8.CopyTo(content);
        "startxref\n0\n%%EOF\n"u8.CopyTo(content.AsSpan(content.Length - 18));
        return content;
    }

    private static async Task<GuidelineOutcome> PublishAsync(GovernedNetwork network, string? code, GuidelineInput input, byte[] content) =>
        await CommandsOf(network, network.Database).PublishAsync(Scopes.Ministry, code, input, await GuidelineFile.ReadAsync("C:\\Textes\\orientation.pdf", new MemoryStream(content), default));

    private static GuidelineCommands CommandsOf(GovernedNetwork network, Database database) => new(database, new AuditTrail(network.Test.Time), network.Test.Time);

    private static async Task<AccessScope> AsAsync(GovernedNetwork network, string body, string person) =>
        Scopes.Pilot(body) with { PersonId = await NetworkBuilder.PlantAsync(network.Database, builder => builder.PersonIdAsync(person)) };

    private static async Task<IEnumerable<string>> DutiesAsync(GovernedNetwork network, AccessScope scope)
    {
        var (duties, own) = await network.Database.ReadAsync(async session => (
            await GuidelineQueries.DutiesAsync(session, scope, network.Test.Time.Today), await OwnDutyRow.ListAsync(session, scope, network.Test.Time.Today)));
        Assert.Equal(duties.Count, own.Count(duty => duty.Code is not null));
        Assert.Single(own, duty => duty.PublicId is not null);
        return duties.Select(duty => $"{duty.Code} {(duty.BodyFr.Contains("Québec", StringComparison.Ordinal) ? "CHUQ" : "CHUM")}");
    }

    private static string Faults(GuidelineOutcome outcome) =>
        string.Join(", ", outcome.Faults.Select(fault => $"{(fault.Field.Length > 0 ? fault.Field + ": " : "")}{fault.Problem}"));
}

using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Insights;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Insights;

/// <summary>
/// The world of filings with two more measures, <c>R_VIDEO</c> and <c>R_PER10K</c>, whose periods are opened as far as a story needs, and
/// the random steps that people take in it.
/// </summary>
internal sealed class InsightWorld(FilingWorld filings, Random random) : IAsyncDisposable
{
    /// <summary>Opened periods: before and after HSC closes and IUCPQ moves, over the end of the first quarter.</summary>
    public const int Periods = 9;

    public static readonly string[] Bodies = ["CHUM", "ETE", "CHUQ", "IUCPQ", "HSC"];

    public FilingWorld Filings => filings;

    public InsightSources Sources { get; } = new(filings.Forms, new NetworkCache(filings.Test.Time));

    public static async Task<InsightWorld> MakeAsync(TestEngine on, int seed = 20261122)
    {
        var filings = await FilingWorld.MakeAsync(on);
        await filings.Test.Database.WriteAsync(async session =>
        {
            await IndicatorAsync(session, FormQueries.Telehealth, "R_VIDEO", 20, "%", "ratio", formula: "SESS[video]/(SESS+RPMACT)");
            await IndicatorAsync(session, FormQueries.Telehealth, "R_PER10K", 21, "rate", "ratio", formula: "SESS*10000/POPULATION");
            return 0;
        });
        filings.GoTo(new DateOnly(2024, 12, 7));
        await filings.OpenAsync([.. Enumerable.Range(1, Periods)]);
        return new InsightWorld(filings, new Random(seed));
    }

    public ValueTask DisposeAsync() => filings.DisposeAsync();

    public Task<InsightOutcome> AskAsync(InsightQuestion question, AccessScope? scope = null) =>
        filings.ReadAsync(async session => await InsightQueries.AnswerAsync(
            await InsightReading.BeginAsync(session, scope ?? Scopes.Ministry, filings.Today, Sources), question));

    public async Task<InsightAnswer> AnswerAsync(InsightQuestion question, AccessScope? scope = null)
    {
        var outcome = await AskAsync(question, scope);
        Assert.True(outcome.Answer is not null, string.Join(", ", outcome.Problems));
        return outcome.Answer;
    }

    /// <summary>Steps of random people on random filings; what is not possible is passed over.</summary>
    public async Task LiveAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            await StepAsync();
        }
    }

    private async Task StepAsync()
    {
        var (body, period) = (Bodies[random.Next(Bodies.Length)], Code(random.Next(1, Periods + 1)));
        var filing = await filings.ReadAsync(session => FilingQueries.FindAsync(session, Scopes.Ministry, filings.Today, body, period));
        if (filing is null)
        {
            return; // HSC owes nothing after it has closed
        }

        var centre = Scopes.Centre(filing.TerritoryCode!);
        switch (filing.Status)
        {
            case FilingStatus.Submitted when random.Next(3) == 0:
                await filings.Commands.ReturnAsync(centre, body, period, [], "À revoir", filing.Version);
                break;
            case FilingStatus.Submitted:
                await filings.Commands.ReviewAsync(centre, body, period, filing.Version);
                break;
            case FilingStatus.Reviewed when random.Next(4) == 0:
                await filings.Commands.ReturnAsync(Scopes.Ministry, body, period, [], "À revoir", filing.Version);
                break;
            case FilingStatus.Reviewed:
                await filings.Commands.AcceptAsync(Scopes.Ministry, body, period, filing.Version);
                break;
            case FilingStatus.Accepted:
                await filings.Commands.ReopenAsync(Scopes.Ministry, body, period, "Erreur", filings.Today.AddDays(20), filing.Version);
                break;
            case FilingStatus.Draft when filing.CountedRevision is null && random.Next(4) == 0:
                await WaiveAsync(filing);
                break;
            case null when filing.WaiverReason is not null || random.Next(8) == 0:
                await WaiveAsync(filing);
                break;
            default:
                await SubmitAsync(filing);
                break;
        }
    }

    private Task<ObligationOutcome> WaiveAsync(FilingRow filing)
    {
        var seen = new SeenObligation(filing.DueOn, filing.LocksOn, filing.WaiverReason);
        return filing.WaiverReason is null
            ? Obligations.WaiveAsync(Scopes.Ministry, filing.BodyCode, filing.PeriodCode, "Déménagement", seen)
            : Obligations.LiftWaiverAsync(Scopes.Ministry, filing.BodyCode, filing.PeriodCode, seen);
    }

    /// <summary>Plants more establishments and opens one more period, for which they owe what the others owe.</summary>
    public async Task GrowAsync(int establishments)
    {
        await NetworkBuilder.PlantAsync(filings.Test.Database, async network =>
        {
            for (var number = 0; number < establishments; number++)
            {
                await network.BodyAsync(new PlantedBody($"X{number:000}", "CHU", $"Centre {random.Next(1000)}") { Region = "06", Territory = "UDEM" });
            }

            return 0;
        });
        filings.GoTo(new DateOnly(2025, 1, 10));
        await filings.OpenAsync(Periods + 1);
    }

    /// <summary>Random answers of an establishment that has not filed yet.</summary>
    public async Task FileAsync(string body, string period) => await SubmitAsync(await filings.FilingAsync(body, period));

    private ObligationCommands Obligations => new(filings.Test.Database, new AuditTrail(filings.Test.Time), filings.Test.Time, new InsightSums());

    private async Task SubmitAsync(FilingRow filing)
    {
        if (filing.WaiverReason is not null)
        {
            return;
        }

        await ExtendAsync(filing.BodyCode, filing.PeriodCode);
        await filings.SubmitAsync(RandomAnswers(), filing.BodyCode, filing.PeriodCode);
    }

    /// <summary>So that it can be filled in today, where it can no longer.</summary>
    public async Task ExtendAsync(string body, string period)
    {
        var filing = await filings.FilingAsync(body, period);
        if (filing.LocksOn < filings.Today)
        {
            await Obligations.ExtendAsync(Scopes.Ministry, body, period, filings.Today, filings.Today.AddDays(60), "Panne",
                new SeenObligation(filing.DueOn, filing.LocksOn, null));
        }
    }

    /// <summary>Sound by the form's rules, with every kind of answer and small counts among them.</summary>
    private Dictionary<string, Answer> RandomAnswers()
    {
        var answers = CellNames.ToDictionary(name => name, name => random.Next(8) switch
        {
            0 => Answer.NotApplicable,
            1 => Answer.NotAvailable,
            _ when name == "HRS" => Answer.Number(random.Next(0, 10_000) / 100m),
            _ => Answer.Number(random.Next(0, name == "PAT" ? 9 : 60)),
        });
        answers["SCHED"] = Answer.Number(random.Next(60, 120));
        return answers;
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>Filing through the pages: what every test of it starts from.</summary>
internal static class Filings
{
    /// <summary>The period that is filed on the day of the tests: due on 2026-11-29, locked after 2026-12-14.</summary>
    public const string Period = "2026-2027-P08";

    public const string Form = "#f-filing";
    public const string SubmitButton = ".actionbar .btn--primary";

    /// <summary>Every cell with an answer, so that no rule fails: 120 activities, a tenth in each cell.</summary>
    public static IReadOnlyDictionary<string, string> Sound { get; } = All().ToDictionary();

    public static string Path(string establishment, string language = "fr", string period = Period) => $"/{language}/utilization/{establishment}/{period}";

    public static string ReviewPath(string establishment, string language = "fr") => $"/{language}/utilization/review/{establishment}/{Period}";

    /// <summary>Opens the period as the Ministry does.</summary>
    public static async Task OpenAsync(PortalApp app, string period = Period)
    {
        var outcome = await app.Services.GetRequiredService<PeriodCommands>().OpenAsync(Scopes.Ministry, period);
        Assert.True(outcome.Succeeded);
    }

    /// <summary>A portal in which the period is open.</summary>
    public static async Task<PortalApp> StartAsync()
    {
        var app = await PortalApp.StartAsync();
        await OpenAsync(app);
        return app;
    }

    public static (string Name, string? Value)[] Fields(params (string Name, string? Value)[] changes) =>
        [.. Sound.Where(cell => changes.All(change => change.Name != cell.Key)).Select(cell => (cell.Key, (string?)cell.Value)), .. changes];

    /// <summary>Fills everything in and submits it.</summary>
    public static async Task FileAsync(PortalApp app, string establishment, params (string Name, string? Value)[] changes)
    {
        using var filer = await app.SignInAsync($"establishment:{establishment}");
        var page = await filer.GetAsync(Path(establishment));
        var answer = await filer.PressAsync(page, Form, SubmitButton, Fields(changes));
        Assert.True(answer.Status == HttpStatusCode.Redirect, string.Join(' ', answer.Texts(".notice")));
    }

    /// <summary>Files the periods from the first of the fiscal year to one, each in its own days, past the pages.</summary>
    public static async Task FilePastAsync(PortalApp app, string establishment, int last)
    {
        var (periods, filings, scope) = (
            app.Services.GetRequiredService<PeriodCommands>(), app.Services.GetRequiredService<FilingCommands>(), Scopes.Establishment(establishment));
        var now = app.Clock.Now;
        var calendar = await app.Database.ReadAsync(session => PeriodQueries.OfFiscalYearAsync(session, "2026-2027"));
        foreach (var period in calendar.Where(period => period.Number <= last))
        {
            app.Clock.Now = new DateTimeOffset(period.EndsOn.AddDays(2), new TimeOnly(15, 0), TimeSpan.Zero);
            Assert.True((await periods.OpenAsync(Scopes.Ministry, period.Code)).Succeeded);
            var edits = Sound.Select(cell => CellKey.TryParse(cell.Key, out var key)
                ? new CellEdit(key, AnswerText.Read(cell.Value, Portal.Data.Language.French, Answer.MaxDecimals).Answer, 0)
                : throw new ArgumentException(cell.Key)).ToList();
            var saved = await filings.SaveCellsAsync(scope, establishment, period.Code, edits);
            Assert.True((await filings.SubmitAsync(scope, establishment, period.Code, saved.Version)).Succeeded);
        }

        app.Clock.Now = now;
    }

    /// <summary>What a cell holds, by its own page.</summary>
    public static async Task<string> ValueAsync(PortalBrowser browser, string establishment, string cell) =>
        Value(await browser.GetAsync(Path(establishment)), cell);

    public static string Value(PortalPage page, string cell) =>
        page.Document.QuerySelector($"input[name='{cell}']")?.GetAttribute("value") ?? throw new ArgumentException($"{page.Path} has no field {cell}.");

    public static string Id(string cell) => "c-" + cell.Replace('.', '-');

    private static IEnumerable<KeyValuePair<string, string>> All()
    {
        foreach (var activity in new[] { "consult", "advice", "assist", "homecare" })
        {
            foreach (var channel in new[] { "video", "phone", "async" })
            {
                yield return new($"SESS.{activity}.{channel}", "10");
            }
        }

        foreach (var programme in new[] { "mental", "cardio", "derm", "stroke", "wound", "onco", "pediatric", "perinatal", "diabetes", "path", "primary", "other" })
        {
            yield return new($"PROG.{programme}", "10");
        }

        foreach (var (code, answer) in new[]
        {
            ("INPERS", "1 500"), ("SCHED", "100"), ("DONE", "70"), ("NOSHOW", "10"), ("CANC", "10"), ("TECHFAIL", "5"), ("ASREQ", "50"), ("ASANS", "40"),
            ("ASTGT", "30"), ("ASDECL", "5"), ("ASHRS", "80,5"), ("ASAVOID", "10"), ("RPMACT", "60"), ("RPMNEW", "2"), ("RPMEND", "1"), ("RPMDAYX", "280"),
            ("RPMDAYT", "250"), ("RPMALERT", "8"), ("RPMALTGT", "6"), ("PAT", "90"), ("PATREM", "9"), ("PATIND", "6"), ("NEWACC", "1"), ("KMAVOID", "1200,5"),
            ("TRIPAVOID", "30"), ("CLIN", "20"), ("TRAINED", "4"), ("SITES", "3"), ("TICKETS", "so"),
        })
        {
            yield return new(code, answer);
        }
    }
}

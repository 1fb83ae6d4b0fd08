using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Insights;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Network;

/// <summary>What the preview of an act says of obligations and figures is what the act then does, over three years of filings.</summary>
public sealed partial class StructurePreviewTests : IAsyncLifetime
{
    private const string Form = "form.entryform";
    private const string Confirm = "form[action$='/record']";

    private static readonly (string, string?)[] Instrument = [("InstrumentNumber", "2026-A-7"), ("InstrumentDate", "2026-11-18"), ("SignatoryRole", "Ministre")];

    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartDemonstrationAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_move_says_which_obligations_and_which_figures_change_hands()
    {
        var (ministry, before, after) = (await app.SignInAsync("ministry"), await app.SignInAsync("centre:UL"), await app.SignInAsync("centre:MCGILL"));
        var figures = await FiledAsync("UL");
        var preview = await ministry.SubmitAsync(
            await ministry.GetAsync("/fr/network/changes/move?body=CISSSCN"), Form, [("Territory", "MCGILL"), ("OnDate", "2026-08-01"), .. Instrument]);
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        var (obligations, resummed) = (Told(preview, "h-filings"), Told(preview, "h-figures"));
        Assert.Contains("2026-2027-P08", obligations);
        Assert.Equal(figures, await FiledAsync("UL")); // nothing is done yet
        Assert.Equal(HttpStatusCode.OK, (await before.GetAsync("/fr/utilization/CISSSCN/2026-2027-P08")).Status);

        await ministry.FollowAsync(await ministry.SubmitAsync(preview, Confirm));

        var now = await FiledAsync("UL");
        Assert.NotEmpty(resummed);
        Assert.Equal(resummed, figures.Where(period => now[period.Key] != period.Value).Select(period => period.Key).Order(StringComparer.Ordinal));
        Assert.All(resummed, period => Assert.Equal(figures[period] - 1, now[period]));
        foreach (var period in obligations)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await before.GetAsync($"/fr/utilization/CISSSCN/{period}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await after.GetAsync($"/fr/utilization/CISSSCN/{period}")).Status);
        }
    }

    [Fact]
    public async Task A_closing_says_what_is_still_owed_and_leaves_it_and_the_figures()
    {
        var ministry = await app.SignInAsync("ministry");
        var figures = await FiledAsync("UL");
        var preview = await ministry.SubmitAsync(
            await ministry.GetAsync("/fr/network/changes/close?body=CISSSCN"), Form, [("OnDate", "2026-12-01"), ("EndsMandates", "true"), .. Instrument]);
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        var owed = Told(preview, "h-filings");
        Assert.Contains("2026-2027-P08", owed);
        Assert.Empty(Told(preview, "h-figures"));

        await ministry.FollowAsync(await ministry.SubmitAsync(preview, Confirm));

        Assert.Equal(figures, await FiledAsync("UL"));
        foreach (var period in owed)
        {
            Assert.Equal(HttpStatusCode.OK, (await ministry.GetAsync($"/fr/utilization/CISSSCN/{period}")).Status);
        }
    }

    /// <summary>The periods that a part of the preview names, in order.</summary>
    private static IReadOnlyList<string> Told(PortalPage preview, string heading) =>
        [.. PeriodCode().Matches(preview.Text($"section[aria-labelledby={heading}]")).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How many filings of a territory each period’s figures rest on, by the structure of its last day.</summary>
    private Task<Dictionary<string, int>> FiledAsync(string territory) => app.Database.ReadAsync(async session =>
    {
        var reading = await InsightReading.BeginAsync(session, Scopes.Ministry, app.Today, app.Services.GetRequiredService<InsightSources>());
        var outcome = await InsightQueries.AnswerAsync(reading, new InsightQuestion
        {
            Measures = [new("SESS")],
            Columns = Dimension.Period,
            Filters = new Dictionary<Dimension, IReadOnlyList<string>> { [Dimension.Territory] = [territory] },
        });
        var answer = Assert.IsType<InsightAnswer>(outcome.Answer);
        return Enumerable.Range(0, answer.Columns.Count).ToDictionary(column => answer.Columns[column].Code, column => answer.Cell(0, column).Data.Filed);
    });

    [GeneratedRegex("[0-9]{4}-[0-9]{4}-P[0-9]{2}")]
    private static partial Regex PeriodCode();
}

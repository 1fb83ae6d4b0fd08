using System.Globalization;
using System.Net;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>The matrix: every obligation in scope, and totals that can be trusted.</summary>
public sealed class MatrixTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await Filings.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task ShowsEachObligationInItsTerritoryWithALink()
    {
        await Filings.FileAsync(app, "CHUQ");
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync("/fr/utilization");
        Assert.Equal("Complétude des déclarations", page.Title);
        Assert.Equal("Exercice 2026-2027 : 1 déclaration déposée sur 34 attendues à ce jour (2,9 %).", page.Text(".lead").Plain());
        Assert.Equal(34, page.Texts("tbody tr:not(.th-group)").Count);
        Assert.Equal(34, page.Links(".matrix td a").Distinct().Count());
        var row = page.Document.QuerySelectorAll("tbody tr").Single(tr => tr.TextContent.Contains("CHU de Québec", StringComparison.Ordinal));
        Assert.Equal(13, row.QuerySelectorAll("td:not(.num)").Length);
        Assert.Equal("Soumise", row.QuerySelector($"a[href='{Filings.Path("CHUQ")}'] .vh")!.TextContent);
        Assert.Equal("1 / 1", row.QuerySelector("td.num")!.TextContent);
        Assert.Equal("1 / 9", page.Text(".th-group .num"));
    }

    [Theory]
    [InlineData("establishment:CISSSCN", 1, "0 / 1")]
    [InlineData("centre:UDES", 1, "0 / 1")]
    [InlineData("auditor", 34, "0 / 34")]
    public async Task IsAsWideAsTheScope(string persona, int rows, string total)
    {
        using var browser = await app.SignInAsync(persona);
        var page = await browser.GetAsync("/fr/utilization");
        Assert.Equal(rows, page.Texts("tbody tr:not(.th-group)").Count);
        Assert.Equal(total, page.Text("tfoot .num"));
        Assert.Equal(rows == 34, page.Has("#m-territory"));
    }

    [Fact]
    public async Task NoTotalExceedsWhatIsExpected()
    {
        foreach (var establishment in new[] { "CHUQ", "CISSSCN", "CHUM", "CUSM" })
        {
            await Filings.FileAsync(app, establishment);
        }

        // One is returned, one waived although it filed: neither counts on either side more than once.
        using var ministry = await app.SignInAsync("ministry");
        await ministry.SubmitAsync(await ministry.GetAsync(Filings.ReviewPath("CHUQ")), "#f-return", ("message", "À revoir."));
        await app.Database.WriteAsync(async session => await session.ExecuteAsync(
            "UPDATE ReportingObligation SET WaiverReason = 'Suspendu' WHERE BodyId = (SELECT BodyId FROM Body WHERE Code = @Code)", new { Code = "CUSM" }));
        foreach (var query in new[] { "", "?structure=today", "?territory=UL", "?show=late" })
        {
            var page = await ministry.GetAsync("/fr/utilization" + query);
            var ratios = page.Texts(".th-group td, tbody td.num, tfoot tr:first-child td").Where(text => text.Contains('/', StringComparison.Ordinal)).ToList();
            Assert.True(ratios.Count > 0 || query == "?show=late");
            Assert.All(ratios, ratio =>
            {
                var parts = ratio.Split('/').Select(part => int.Parse(part.Trim(), CultureInfo.InvariantCulture)).ToList();
                Assert.InRange(parts[0], 0, parts[1]);
            });
            Assert.All(page.Texts("tfoot tr:nth-child(2) td").Where(text => text != "–"), share =>
                Assert.InRange(decimal.Parse(share.Plain().Replace(" %", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture), 0, 100));
        }

        Assert.Equal("2 / 33", (await ministry.GetAsync("/fr/utilization")).Text("tfoot .num"));
    }

    [Fact]
    public async Task TotalsAreTheSameHoweverManyRowsAPageHolds()
    {
        await Filings.FileAsync(app, "CHUQ");
        app.Clock.Now = new DateTimeOffset(2026, 12, 2, 15, 0, 0, TimeSpan.Zero);
        await Filings.FileAsync(app, "CHUM");
        await app.Database.WriteAsync(async session => await session.ExecuteAsync(
            "UPDATE ReportingObligation SET WaiverReason = 'Suspendu' WHERE BodyId = (SELECT BodyId FROM Body WHERE Code = @Code)", new { Code = "CUSM" }));
        foreach (var today in new DateOnly[] { new(2026, 12, 2), new(2026, 12, 20) })
        {
            var (whole, part) = (await PageAsync(50), await PageAsync(5));
            Assert.Equal(34, whole!.LineCount);
            Assert.Equal(part!.LineCount, whole.LineCount);
            Assert.Equal(4, whole.Totals.Count);
            Assert.Equal(part.Totals, whole.Totals);
            Assert.Equal(new Completeness(34, 1, 2, 1, 32, today.Day == 20 ? 31 : 0), whole.Total);

            Task<MatrixPage?> PageAsync(int size) => app.Database.ReadAsync(session => MatrixQueries.PageAsync(
                session, Scopes.Ministry, today, new MatrixFilter { FiscalYear = "2026-2027" }, new PageRequest(0, size)));
        }
    }

    [Fact]
    public async Task LateAndMissingAreMarkedAndFiltered()
    {
        await Filings.FileAsync(app, "CHUQ");
        app.Clock.Now = new DateTimeOffset(2026, 12, 2, 15, 0, 0, TimeSpan.Zero);
        using var ministry = await app.SignInAsync("ministry");
        var late = await ministry.GetAsync("/fr/utilization?show=late");
        Assert.Equal(33, late.Texts("tbody tr:not(.th-group)").Count);
        Assert.Equal("Non commencée, en retard", late.Text("tbody td a .vh"));
        Assert.True(late.Has("tbody td a use[href='#s-tardy']"));

        app.Clock.Now = new DateTimeOffset(2026, 12, 20, 15, 0, 0, TimeSpan.Zero);
        using var later = await app.SignInAsync("ministry");
        var missing = await later.GetAsync("/en/utilization?show=missing&territory=UL");
        Assert.Equal(8, missing.Texts("tbody tr:not(.th-group)").Count);
        Assert.Equal("Missing", missing.Text("tbody td a .vh"));
        Assert.Equal("Fiscal year 2026-2027: 1 filing made of 9 expected to date (11.1%), 8 missing.", missing.Text(".lead"));
    }

    [Theory]
    [InlineData("?year=1999-2000")]
    [InlineData("?territory=NOWHERE")]
    [InlineData("?show=everything")]
    [InlineData("?structure=yesterday")]
    [InlineData("?page=x")]
    public async Task AFilterThatDoesNotExistIsToldAndNotApplied(string query)
    {
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync("/fr/utilization" + query);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Has("[role=alert]"));
        Assert.Equal(34, page.Texts("tbody tr:not(.th-group)").Count);
    }

    [Fact]
    public async Task TellsAPastDayAsItWasAndLeadsToItsWorkbook()
    {
        await Filings.FileAsync(app, "CHUQ");
        app.Clock.Now = new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);
        await Filings.FileAsync(app, "CHUM");
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync("/fr/utilization?date=2026-11-23");
        Assert.Equal("Exercice 2026-2027 : 1 déclaration déposée sur 34 attendues au 23 novembre 2026 (2,9 %).", page.Text(".lead").Plain());
        Assert.Equal("2026-11-23", page.Document.QuerySelector("#m-date")!.GetAttribute("value"));
        Assert.Equal(["Du 2026-11-23", "De chaque période", "D’aujourd’hui"], page.Texts("#m-structure option"));
        Assert.Contains("État reconstitué à la fin du 23 novembre 2026", page.Texts("main p.quiet")[^1].Plain(), StringComparison.Ordinal);
        Assert.Contains("/fr/documents/completeness-and-timeliness?format=xlsx&year=2026-2027&date=2026-11-23", page.Links());
        Assert.Equal("2 / 34", (await ministry.GetAsync("/fr/utilization?date=2026-11-24")).Text("tfoot .num"));
        Assert.Equal("1 / 34", (await ministry.GetAsync("/fr/utilization?date=2026-11-20&structure=today")).Text("tfoot .num"));

        // Before the period was opened, nothing was expected; the fiscal year is that of the day.
        Assert.Contains("aucune période n’est encore ouverte", (await ministry.GetAsync("/fr/utilization?date=2026-11-19")).Text(".lead"), StringComparison.Ordinal);
        Assert.Equal("2025-2026", (await ministry.GetAsync("/fr/utilization?date=2026-03-31")).Document.QuerySelector("#m-year option[selected]")!.TextContent);
        using var centre = await app.SignInAsync("centre:UDEM");
        Assert.Equal("0 / 13", (await centre.GetAsync("/fr/utilization?date=2026-11-23")).Text("tfoot .num"));
    }

    [Theory]
    [InlineData("?date=2026-11-21", "Cette date est à venir")]
    [InlineData("?date=demain", "« demain » n’est pas une date")]
    public async Task ADayThatCannotBeToldIsRefusedAtItsField(string query, string says)
    {
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync("/fr/utilization" + query);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(says, page.Text("#m-date-error").Plain(), StringComparison.Ordinal);
        Assert.Equal("m-date-error", page.Document.QuerySelector("#m-date")!.GetAttribute("aria-describedby"));
        Assert.Equal(34, page.Texts("tbody tr:not(.th-group)").Count);
    }

    [Fact]
    public async Task IsNotForTheAdministrator()
    {
        using var administrator = await app.SignInAsync("administrator");
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync("/fr/utilization")).Status);
    }
}

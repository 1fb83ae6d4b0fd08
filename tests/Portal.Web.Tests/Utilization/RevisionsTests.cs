using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>A filing that was returned and reopened: its revisions stay readable, any two side by side.</summary>
public sealed class RevisionsTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";
    private const string Path = "/fr/utilization/CISSSCN/2026-2027-P08/revisions";

    private PortalApp app = null!;

    public async Task InitializeAsync()
    {
        app = await Filings.StartAsync();
        await Filings.FileAsync(app, Own, ("PAT", "3"), ("PATREM", "2"), ("PATIND", "1"), ("CLIN", "0"));
        var commands = app.Services.GetRequiredService<FilingCommands>();
        await commands.ReturnAsync(Scopes.Centre("UL"), Own, Filings.Period, [new(new CellKey("SITES"), "À vérifier")], "Merci de revoir", await VersionAsync());
        await Filings.FileAsync(app, Own, ("PAT", "4"), ("PATREM", "2"), ("PATIND", "1"), ("CLIN", "n.d."), ("SITES", "9"));
        await commands.ReviewAsync(Scopes.Centre("UL"), Own, Filings.Period, await VersionAsync());
        await commands.AcceptAsync(Scopes.Ministry, Own, Filings.Period, await VersionAsync());
        await commands.ReopenAsync(Scopes.Ministry, Own, Filings.Period, "Erreur trouvée après coup", app.Today.AddDays(10), await VersionAsync());
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task SaysWhoDidWhatToEachAndWhy()
    {
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync(Path);
        Assert.Equal(["Révision 3", "Révision 2 Compte", "Révision 1"], page.Texts("section[aria-labelledby=h-list] tbody th").Select(text => text.Plain()));
        Assert.Contains("Rouverte : Erreur trouvée après coup", page.Text("section[aria-labelledby=h-list] tbody tr:nth-child(1)").Plain(), StringComparison.Ordinal);
        Assert.Contains("Merci de revoir", page.Text("section[aria-labelledby=h-list] tbody tr:nth-child(3)"), StringComparison.Ordinal);
        Assert.Contains(Path, (await ministry.GetAsync(Filings.Path(Own))).Links());
        Assert.InRange((await ministry.GetAsync($"{Path}?before=1&after=2")).Statements, 1, 8);
    }

    [Fact]
    public async Task SetsTwoSideBySideAndKeepsTheAnswersApart()
    {
        using var filer = await app.SignInAsync($"establishment:{Own}");
        var page = await filer.GetAsync($"{Path}?before=1&after=2");
        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=h-two] tbody tr")
            .ToDictionary(row => row.QuerySelector("th .sub")?.TextContent ?? "", row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim().Plain())));
        Assert.Equal("0|n.d.|", rows["CLIN"]);
        Assert.Equal("3|4|+1", rows["PAT"]);
        Assert.DoesNotContain("PATREM", rows.Keys);
        Assert.StartsWith("3 cases diffèrent entre la révision 1 et la révision 2", page.Text("[role=status]").Plain(), StringComparison.Ordinal);

        Assert.Contains("Aucune case", (await filer.GetAsync($"{Path}?before=2&after=3")).Text("[role=status]").Plain(), StringComparison.Ordinal);
        Assert.Contains("Usagers", (await filer.GetAsync($"{Path}?before=1&after=2&all=true")).Text("section[aria-labelledby=h-two]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync($"{Path}?before=1&after=9")).Status);
    }

    [Fact]
    public async Task AnOutsiderSeesNoSmallCountAndAnotherEstablishmentNothing()
    {
        using var auditor = await app.SignInAsync("auditor");
        var page = await auditor.GetAsync($"{Path}?before=1&after=2");
        Assert.DoesNotContain("PAT", page.Texts("section[aria-labelledby=h-two] tbody th .sub"));
        var all = await auditor.GetAsync($"{Path}?before=1&after=2&all=true");
        var row = all.Document.QuerySelectorAll("section[aria-labelledby=h-two] tbody tr").Single(one => one.QuerySelector("th .sub")?.TextContent == "PAT");
        Assert.Equal(row.Children[1].TextContent, row.Children[2].TextContent);
        Assert.DoesNotContain("3", row.Children[1].TextContent, StringComparison.Ordinal);

        using var other = await app.SignInAsync("establishment:CHUM");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Path)).Status);
    }

    private async Task<int> VersionAsync() => (await app.Database.ReadAsync(session => FilingQueries.FindAsync(session, Scopes.Ministry, app.Today, Own, Filings.Period)))!.Version;
}

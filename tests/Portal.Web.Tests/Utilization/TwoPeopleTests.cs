using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Audit;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>Two people on one filing, and forms that come back late or twice: nothing is written over without a choice.</summary>
public sealed class TwoPeopleTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";

    private PortalApp app = null!;
    private PortalBrowser first = null!;
    private PortalBrowser second = null!;

    public async Task InitializeAsync()
    {
        app = await Filings.StartAsync();
        first = await app.SignInAsync($"establishment:{Own}");
        second = await app.SignInAsync($"pilot:{Own}");
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task DifferentCellsAreBothSaved()
    {
        var (mine, theirs) = (await first.GetAsync(Filings.Path(Own)), await second.GetAsync(Filings.Path(Own)));
        await second.SubmitAsync(theirs, Filings.Form, ("DONE", "70"));
        var saved = await first.SubmitAsync(mine, Filings.Form, ("SCHED", "100"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var page = await first.FollowAsync(saved);
        Assert.Equal(["70", "100"], new[] { "DONE", "SCHED" }.Select(cell => Filings.Value(page, cell)));
    }

    [Theory]
    [InlineData("mine", "75")]
    [InlineData("theirs", "70")]
    public async Task TheSameCellIsShownTwiceAndChosen(string choice, string kept)
    {
        var (mine, theirs) = (await first.GetAsync(Filings.Path(Own)), await second.GetAsync(Filings.Path(Own)));
        await second.SubmitAsync(theirs, Filings.Form, ("DONE", "70"));
        var contested = await first.SubmitAsync(mine, Filings.Form, ("DONE", "75"), ("SCHED", "100"));
        Assert.Equal(HttpStatusCode.Conflict, contested.Status);
        Assert.Equal("Quelqu’un d’autre a rempli la même case entre-temps", contested.Text("[role=alert] h2"));
        Assert.Equal(["Garder la valeur enregistrée : 70", "Enregistrer la vôtre : 75"], contested.Texts(".choice .check").Select(Spaces.Plain));
        Assert.Equal("75", Filings.Value(contested, "DONE"));
        Assert.Equal("70", await Filings.ValueAsync(second, Own, "DONE"));
        Assert.Equal("100", await Filings.ValueAsync(second, Own, "SCHED"));

        // Without a choice nothing of the cell is decided.
        var again = await first.SubmitAsync(contested, Filings.Form);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal("70", await Filings.ValueAsync(second, Own, "DONE"));

        var saved = await first.SubmitAsync(again, Filings.Form, ("keep:DONE", choice));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(kept, await Filings.ValueAsync(second, Own, "DONE"));
    }

    [Fact]
    public async Task TheSameAnswerIsNoConflict()
    {
        var (mine, theirs) = (await first.GetAsync(Filings.Path(Own)), await second.GetAsync(Filings.Path(Own)));
        await second.SubmitAsync(theirs, Filings.Form, ("DONE", "70"));
        Assert.Equal(HttpStatusCode.Redirect, (await first.SubmitAsync(mine, Filings.Form, ("DONE", "70"))).Status);
    }

    [Fact]
    public async Task AnExplanationChangedByAnotherIsShownBesideOnesOwn()
    {
        var page = await first.FollowAsync(await first.SubmitAsync(await first.GetAsync(Filings.Path(Own)), Filings.Form, Filings.Fields(("ASANS", "39"))));
        var theirs = await second.GetAsync(Filings.Path(Own));
        await second.SubmitAsync(theirs, Filings.Form, ("x:V10", "Une demande reportée."));
        var contested = await first.SubmitAsync(page, Filings.Form, ("x:V10", "Un avis refusé."));
        Assert.Equal(HttpStatusCode.Conflict, contested.Status);
        Assert.Equal("Une demande reportée.", contested.Text("#w-V10 blockquote"));
        Assert.Equal("Un avis refusé.", contested.Text("#x-w-V10"));
        Assert.Equal(HttpStatusCode.Redirect, (await first.SubmitAsync(contested, Filings.Form, ("x:V10", "Une demande reportée, un avis refusé."))).Status);
        Assert.Equal("Une demande reportée, un avis refusé.", (await second.GetAsync(Filings.Path(Own))).Text("#x-w-V10"));
    }

    [Fact]
    public async Task NobodySubmitsWhatTheyHaveNotSeen()
    {
        var mine = await first.FollowAsync(await first.SubmitAsync(await first.GetAsync(Filings.Path(Own)), Filings.Form, Filings.Fields()));
        var theirs = await second.GetAsync(Filings.Path(Own));
        await second.SubmitAsync(theirs, Filings.Form, ("SITES", "4"));
        var answer = await first.PressAsync(mine, Filings.Form, Filings.SubmitButton);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Points de service actifs : 4", answer.Text("[role=alert]").Plain(), StringComparison.Ordinal);
        Assert.Equal("Brouillon", answer.Text(".page-head .state"));

        // Seen, it goes.
        Assert.Equal(HttpStatusCode.Redirect, (await first.PressAsync(answer, Filings.Form, Filings.SubmitButton)).Status);
    }

    [Fact]
    public async Task AFormSentTwiceSubmitsOnce()
    {
        var page = await first.GetAsync(Filings.Path(Own));
        Assert.Equal(HttpStatusCode.Redirect, (await first.PressAsync(page, Filings.Form, Filings.SubmitButton, Filings.Fields())).Status);
        var replay = await first.PressAsync(page, Filings.Form, Filings.SubmitButton, Filings.Fields(("SITES", "4")));
        Assert.Equal(HttpStatusCode.Conflict, replay.Status);
        Assert.Equal("Cette déclaration ne peut plus être modifiée", replay.Text("[role=alert] h2"));
        Assert.Contains("Points de service actifs : 4", replay.Text("[role=alert]").Plain(), StringComparison.Ordinal);
        Assert.Equal("3", replay.Text($"#{Filings.Id("SITES")}"));
        Assert.Equal(1, await SubmissionsAsync());
    }

    [Fact]
    public async Task AnOldFormDoesNotAnswerAReturn()
    {
        var page = await first.GetAsync(Filings.Path(Own));
        await first.PressAsync(page, Filings.Form, Filings.SubmitButton, Filings.Fields());
        using var centre = await app.SignInAsync("centre:UL");
        await centre.SubmitAsync(await centre.GetAsync(Filings.ReviewPath(Own)), "#f-return", ("message", "À revoir."));
        var replay = await first.PressAsync(page, Filings.Form, Filings.SubmitButton, Filings.Fields());
        Assert.Equal(HttpStatusCode.Conflict, replay.Status);
        Assert.Equal("La déclaration a changé depuis que vous l’avez ouverte", replay.Text("[role=alert] h2"));
        Assert.Equal(1, await SubmissionsAsync());
    }

    private async Task<int> SubmissionsAsync() =>
        (await app.Services.GetRequiredService<AuditQueries>().ListAsync(Scopes.Auditor, Own, null, 100)).Count(row => row.Action == "FilingSubmitted");
}

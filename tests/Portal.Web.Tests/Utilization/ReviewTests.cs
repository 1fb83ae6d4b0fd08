using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>The queue and the decision.</summary>
public sealed class ReviewTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";

    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await Filings.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task TheQueueIsOfOnesTerritoryTheOldestFirst()
    {
        await Filings.FileAsync(app, "CHUQ");
        app.Clock.Advance(TimeSpan.FromHours(1));
        await Filings.FileAsync(app, Own);
        await Filings.FileAsync(app, "CHUM");
        using var centre = await app.SignInAsync("centre:UL");
        var queue = await centre.GetAsync("/fr/utilization/review");
        Assert.Equal(["CHU de Québec–Université Laval", "CISSS de la Côte-Nord"], queue.Texts("tbody th"));
        Assert.Equal("aujourd’hui", queue.Text("tbody td[data-label=Attente]"));

        // The Ministry's own queue holds what a centre has reviewed, from the whole network.
        using var ministry = await app.SignInAsync("ministry");
        Assert.Contains("Rien n’attend ici", (await ministry.GetAsync("/fr/utilization/review")).Text(".notice"), StringComparison.Ordinal);
        Assert.Equal(3, (await ministry.GetAsync("/fr/utilization/review?wait=submitted")).Texts("tbody th").Count);
        Assert.Equal(HttpStatusCode.BadRequest, (await ministry.GetAsync("/fr/utilization/review?wait=never")).Status);
    }

    [Fact]
    public async Task TheQueueCanBeginWithWhatWasExplainedMost()
    {
        await Filings.FileAsync(app, "CHUQ");
        app.Clock.Advance(TimeSpan.FromHours(1));
        using var filer = await app.SignInAsync($"establishment:{Own}");
        await filer.PressAsync(await filer.GetAsync(Filings.Path(Own)), Filings.Form, ".actionbar .btn", Filings.Fields(("ASANS", "41")));
        await filer.PressAsync(await filer.GetAsync(Filings.Path(Own)), Filings.Form, Filings.SubmitButton, ("x:V10", "Nouvelle clinique"));
        using var centre = await app.SignInAsync("centre:UL");
        var queue = await centre.GetAsync("/fr/utilization/review");
        Assert.Equal(["0", "1"], queue.Texts("tbody td[data-label=Explications]"));
        var byRisk = await centre.GetAsync("/fr/utilization/review" + queue.Links(".order a")[1]);
        Assert.Equal(["1", "0"], byRisk.Texts("tbody td[data-label=Explications]"));
        Assert.Equal("Le plus de valeurs inhabituelles d’abord", byRisk.Text(".order a[aria-current]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await centre.GetAsync("/fr/utilization/review?order=never")).Status);
    }

    [Theory]
    [InlineData("fr", "Donnez au moins un motif")]
    [InlineData("en", "Give at least one cell a reason")]
    public async Task AReturnWithoutReasonIsNone(string language, string message)
    {
        await Filings.FileAsync(app, Own);
        using var centre = await app.SignInAsync("centre:UL");
        var answer = await centre.SubmitAsync(await centre.GetAsync(Filings.ReviewPath(Own, language)), "#f-return", ("message", "  "));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.Text("[role=alert]"), StringComparison.Ordinal);
        await StillSubmittedAsync(centre);
    }

    [Theory]
    [InlineData("cell1", "PROG.derm", "extra2", "Clinique absente?", "#d-extra1-e", "Écrivez le motif")]
    [InlineData("message", "Bonjour.", "extra1", "Clinique absente?", "#d-extra1-e", "aucune case n’est choisie")]
    [InlineData("message", "Bonjour.", "extra1", "long", "#d-extra1-e", "aucune case")]
    public async Task ReasonsAndCellsGoTogether(string name, string value, string otherName, string otherValue, string at, string message)
    {
        await Filings.FileAsync(app, Own);
        using var centre = await app.SignInAsync("centre:UL");
        var answer = await centre.SubmitAsync(await centre.GetAsync(Filings.ReviewPath(Own)), "#f-return", (name, value), (otherName, otherValue));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.Text(at), StringComparison.Ordinal);
        Assert.Equal(otherValue, answer.Text($"textarea[name={otherName}]"));
        await StillSubmittedAsync(centre);
    }

    [Fact]
    public async Task LongTextsAndTwiceTheSameCellAreRefused()
    {
        await Filings.FileAsync(app, Own);
        using var centre = await app.SignInAsync("centre:UL");
        var page = await centre.GetAsync(Filings.ReviewPath(Own));
        var answer = await centre.SubmitAsync(page, "#f-return", ("cell1", "DONE"), ("extra1", "Un."), ("cell2", "DONE"), ("extra2", "Deux."), ("message", new string('a', 2001)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("déjà choisie", answer.Text("#d-cell2-e"), StringComparison.Ordinal);
        Assert.Contains("trop long", answer.Text("#d-message-e"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await centre.SubmitAsync(page, "#f-return", ("cell1", "NOTHING.here"), ("extra1", "Un."))).Status);
        await StillSubmittedAsync(centre);
    }

    [Fact]
    public async Task WhoComesSecondSeesWhatHappened()
    {
        await Filings.FileAsync(app, Own);
        using var centre = await app.SignInAsync("centre:UL");
        using var ministry = await app.SignInAsync("ministry");
        var (mine, theirs) = (await centre.GetAsync(Filings.ReviewPath(Own)), await ministry.GetAsync(Filings.ReviewPath(Own)));
        Assert.False(theirs.Has("#f-accept"));
        await ministry.SubmitAsync(theirs, "#f-return", ("message", "À revoir."));
        var late = await centre.SubmitAsync(mine, "#f-review");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Quelqu’un d’autre a déjà décidé", late.Text("[role=alert] h2"));
        Assert.Contains("retournée par le Ministère", Assert.Single(late.Texts("[role=alert] li")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await centre.SubmitAsync(mine, "#f-return", ("message", "Aussi."))).Status);
        Assert.Contains("À revoir.", (await centre.GetAsync(Filings.Path(Own))).Text(".notice--warn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatHasNoWarningIsAcceptedTogetherAndOnce()
    {
        foreach (var (establishment, centre) in new[] { (Own, "centre:UL"), ("CHUM", "centre:UDEM") })
        {
            await Filings.FileAsync(app, establishment);
            using var reviewer = await app.SignInAsync(centre);
            await reviewer.SubmitAsync(await reviewer.GetAsync(Filings.ReviewPath(establishment)), "#f-review");
        }

        using var ministry = await app.SignInAsync("ministry");
        var queue = await ministry.GetAsync("/fr/utilization/review");
        Assert.Equal(2, queue.Document.QuerySelectorAll("input[name=filing]").Length);
        const string Form = "form[action$='/review/accept']";
        var done = await ministry.FollowAsync(await ministry.SubmitAsync(queue, Form));
        Assert.Equal("2 déclarations sont acceptées.", done.Text(".notice--ok").Plain());
        Assert.False(done.Has(Form));
        var twice = await ministry.FollowAsync(await ministry.SubmitAsync(queue, Form));
        Assert.StartsWith("0 déclaration est acceptée; 2 avaient changé", twice.Text(".notice--ok").Plain(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await ministry.SubmitAsync(queue, Form, ("filing", "CHUM/2026"))).Status);
    }

    [Fact]
    public async Task WhatWasNotSubmittedIsNotReviewed()
    {
        using var centre = await app.SignInAsync("centre:UL");
        var answer = await centre.GetAsync(Filings.ReviewPath(Own));
        Assert.Equal(Filings.Path(Own), answer.Location);
    }

    [Theory]
    [InlineData("auditor", "return", HttpStatusCode.Forbidden)]
    [InlineData("ministry", "reviewed", HttpStatusCode.Forbidden)]
    [InlineData("centre:UL", "accept", HttpStatusCode.Forbidden)]
    [InlineData("establishment:CISSSCN", "return", HttpStatusCode.Forbidden)]
    [InlineData("centre:UDEM", "reviewed", HttpStatusCode.NotFound)]
    [InlineData("centre:UDEM", "return", HttpStatusCode.NotFound)]
    [InlineData("ministry", "accept", HttpStatusCode.Conflict)]
    public async Task ADecisionIsThatOfItsPersona(string persona, string step, HttpStatusCode expected)
    {
        await Filings.FileAsync(app, Own);
        using var centre = await app.SignInAsync("centre:UL");
        var version = (await centre.GetAsync(Filings.ReviewPath(Own))).Document.QuerySelector("#f-return input[name=version]")!.GetAttribute("value")!;
        using var browser = await app.SignInAsync(persona);
        var token = (await browser.GetAsync("/fr")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await browser.PostAsync($"{Filings.ReviewPath(Own)}/{step}", new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["version"] = version,
            ["steps"] = "2",
            ["message"] = "À revoir.",
        });
        Assert.Equal(expected, answer.Status);
        await StillSubmittedAsync(centre);
    }

    [Theory]
    [InlineData("establishment:CISSSCN")]
    [InlineData("administrator")]
    public async Task TheQueueIsForThoseWhoReview(string persona)
    {
        using var browser = await app.SignInAsync(persona);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/fr/utilization/review")).Status);
    }

    private static async Task StillSubmittedAsync(PortalBrowser centre) =>
        Assert.Equal("Soumise", (await centre.GetAsync(Filings.Path(Own))).Text(".page-head .state"));
}

using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>What is said about cells, through the pages: at the cell, on its own page, before the reviewer.</summary>
public sealed class CommentsTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";
    private const string NewForm = "section[aria-labelledby=h-new] form";

    private PortalApp app = null!;
    private PortalBrowser filer = null!;

    public async Task InitializeAsync()
    {
        app = await Filings.StartAsync();
        filer = await app.SignInAsync($"establishment:{Own}");
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task ItIsSaidAnsweredAndSettledAndShownAtItsCell()
    {
        var page = await filer.GetAsync($"{Comments()}?cell=DONE");
        Assert.Equal("DONE", page.Document.QuerySelector("#cell option[selected]")!.GetAttribute("value"));
        var said = await filer.SubmitAsync(page, NewForm, ("Comment", "Nouvelle clinique <b>"));
        Assert.Equal(HttpStatusCode.Redirect, said.Status);

        var filing = await filer.GetAsync(Filings.Path(Own));
        var thread = filing.Document.QuerySelector(".talked")!;
        Assert.Equal("Nouvelle clinique <b>", thread.QuerySelector(".said")!.TextContent);
        Assert.Contains("l’établissement, 2026-11-20, 10 h 00", Spaces.Plain(thread.QuerySelector(".by")!.TextContent), StringComparison.Ordinal);
        Assert.Equal("#" + thread.Id, filing.Document.QuerySelector("#c-DONE")!.Closest("tr")!.QuerySelector("a.saying")!.GetAttribute("href"));

        using var centre = await app.SignInAsync("centre:UL");
        var theirs = await centre.GetAsync(Comments(language: "en"));
        Assert.Equal("1 open comment", theirs.Document.QuerySelector("#h-open")!.TextContent);
        await centre.SubmitAsync(theirs, $"#{thread.Id} form", ("Comment", "Depuis quand?"));
        await centre.PressAsync(await centre.GetAsync(Comments()), $"#{thread.Id} form", "button[formaction]");

        page = await filer.GetAsync(Comments());
        Assert.Equal("Aucun commentaire ouvert", page.Document.QuerySelector("#h-open")!.TextContent);
        Assert.Equal(["Nouvelle clinique <b>", "Depuis quand?"], page.Document.QuerySelectorAll("section[aria-labelledby=h-settled] .said").Select(one => one.TextContent));
        Assert.Null((await filer.GetAsync(Filings.Path(Own))).Document.QuerySelector(".talked"));
    }

    [Fact]
    public async Task WhatIsMissingOrTooLongComesBackAsTyped()
    {
        var page = await filer.GetAsync(Comments());
        var none = await filer.SubmitAsync(page, NewForm, ("Comment", "Dit"));
        Assert.Equal((HttpStatusCode.BadRequest, "Choisissez la case que vous commentez."), (none.Status, none.Document.QuerySelector("#cell-error")!.TextContent));
        Assert.Equal("Dit", none.Document.QuerySelector("#comment")!.TextContent);

        var empty = await filer.SubmitAsync(page, NewForm, ("Cell", "DONE"), ("Comment", " "));
        Assert.Equal((HttpStatusCode.BadRequest, "Écrivez votre commentaire avant de le publier."), (empty.Status, empty.Document.QuerySelector("#comment-error")!.TextContent));

        var text = new string('x', 1001);
        var @long = await filer.SubmitAsync(page, NewForm, ("Cell", "DONE"), ("Comment", text));
        Assert.Equal((HttpStatusCode.BadRequest, text), (@long.Status, @long.Document.QuerySelector("#comment")!.TextContent));
        Assert.Contains("1 000 caractères", Spaces.Plain(@long.Document.QuerySelector("#comment-error")!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReviewerSeesWhatIsOpenOnTop()
    {
        await filer.SubmitAsync(await filer.GetAsync($"{Comments()}?cell=DONE"), NewForm, ("Comment", "À vérifier avec nous"));
        await filer.PressAsync(await filer.GetAsync(Filings.Path(Own)), Filings.Form, Filings.SubmitButton, Filings.Fields());
        using var centre = await app.SignInAsync("centre:UL");

        var review = await centre.GetAsync($"/fr/utilization/review/{Own}/{Filings.Period}");

        Assert.Equal("h-comments", review.Document.QuerySelector(".split section")!.GetAttribute("aria-labelledby"));
        Assert.Equal("À vérifier avec nous", review.Document.QuerySelector("section[aria-labelledby=h-comments] .said")!.TextContent);
    }

    [Theory]
    [InlineData("establishment:CISSSBSL")]
    [InlineData("centre:UDEM")]
    public async Task NobodyElseSeesOrAnswers(string persona)
    {
        await filer.SubmitAsync(await filer.GetAsync($"{Comments()}?cell=DONE"), NewForm, ("Comment", "Entre nous"));
        using var other = await app.SignInAsync(persona);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Comments())).Status);
    }

    [Fact]
    public async Task TheAuditorReadsAndSaysNothing()
    {
        await filer.SubmitAsync(await filer.GetAsync($"{Comments()}?cell=DONE"), NewForm, ("Comment", "Pour mémoire"));
        using var auditor = await app.SignInAsync("auditor");
        var page = await auditor.GetAsync(Comments());
        Assert.Equal("Pour mémoire", page.Document.QuerySelector(".said")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    private static string Comments(string language = "fr") => $"{Filings.Path(Own, language)}/comments";
}

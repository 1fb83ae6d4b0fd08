using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>What is typed and cannot be read: told at its cell, kept as it was typed, and nothing is saved.</summary>
public sealed class FilingInputTests(FilingInputTests.OpenPortal portal) : IClassFixture<FilingInputTests.OpenPortal>
{
    [Theory]
    [InlineData("fr", "DONE", "1,234", "peut se lire de deux façons")]
    [InlineData("fr", "DONE", "12 34", "peut se lire de deux façons")]
    [InlineData("fr", "DONE", "n/a", "sans objet ou non disponible")]
    [InlineData("fr", "DONE", "-5", "est négatif")]
    [InlineData("fr", "DONE", "1,5", "n’est pas un nombre entier")]
    [InlineData("fr", "ASHRS", "0,125", "trop de décimales")]
    [InlineData("fr", "DONE", "99999999999999", "dépasse le plus grand nombre")]
    [InlineData("fr", "DONE", "12 h", "n’est pas un nombre. Écrivez un nombre, 0, so ou nd.")]
    [InlineData("fr", "DONE", "<b>9</b>", "n’est pas un nombre")]
    [InlineData("fr", "DONE", "12345678901234567890123456789012345678901", "40 caractères au plus")]
    [InlineData("en", "DONE", "1.234", "can be read in two ways")]
    [InlineData("en", "DONE", "-5", "is negative")]
    [InlineData("en", "DONE", "1.5", "is not a whole number")]
    [InlineData("en", "ASHRS", "0.125", "too many decimals")]
    [InlineData("en", "DONE", "99999999999999", "above the largest number")]
    [InlineData("en", "DONE", "twelve", "is not a number. Write a number, 0, na or nd.")]
    [InlineData("en", "DONE", "12345678901234567890123456789012345678901", "40 characters at most")]
    public async Task IsToldAtTheCellAndNothingIsSaved(string language, string cell, string typed, string message)
    {
        using var filer = await portal.App.SignInAsync("establishment:CHUQ");
        var page = await filer.GetAsync(Filings.Path("CHUQ", language));
        var answer = await filer.SubmitAsync(page, Filings.Form, (cell, typed), ("SCHED", "100"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);

        var field = answer.Document.QuerySelector($"input[name='{cell}']")!;
        Assert.Equal(typed, field.GetAttribute("value"));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        var described = field.GetAttribute("aria-describedby")!.Split(' ').Single(id => id.StartsWith("e-", StringComparison.Ordinal));
        Assert.Contains(message, answer.Text($"#{described}"), StringComparison.Ordinal);
        Assert.Contains($"#{Filings.Id(cell)}", answer.Links("[role=alert] a"));
        Assert.Contains(message, answer.Text("[role=alert]"), StringComparison.Ordinal);

        // The sound cell is shown as typed too, and neither is stored.
        Assert.Equal("100", Filings.Value(answer, "SCHED"));
        page = await filer.GetAsync(Filings.Path("CHUQ", language));
        Assert.Equal(["", ""], new[] { cell, "SCHED" }.Select(name => Filings.Value(page, name)));
        Assert.Contains(language == "fr" ? "Non commencée" : "Not started", page.Text(".page-head .state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorrectedEverythingIsSavedAtOnce()
    {
        using var filer = await portal.App.SignInAsync("establishment:CHUM");
        var refused = await filer.SubmitAsync(await filer.GetAsync(Filings.Path("CHUM")), Filings.Form, ("DONE", "-1"), ("NOSHOW", "douze"), ("SCHED", "100"));
        Assert.Equal("Rien n’est enregistré : 2 cases sont à corriger", refused.Text("[role=alert] h2").Plain());
        var page = await filer.FollowAsync(await filer.SubmitAsync(refused, Filings.Form, ("DONE", "1"), ("NOSHOW", "12")));
        Assert.Equal(["1", "12", "100"], new[] { "DONE", "NOSHOW", "SCHED" }.Select(cell => Filings.Value(page, cell)));
    }

    /// <summary>Without script, the button of a section saves what was typed and comes back to it.</summary>
    [Theory]
    [InlineData("B", "#sec-B")]
    [InlineData("B\r\nX: y", "")]
    [InlineData("//elsewhere", "")]
    public async Task EachSectionSavesAndIsComeBackTo(string section, string anchor)
    {
        using var filer = await portal.App.SignInAsync("establishment:CISSSLAU");
        var page = await filer.GetAsync(Filings.Path("CISSSLAU"));
        var buttons = page.Document.QuerySelectorAll("form#f-filing section.sheet noscript button[name=section]");
        Assert.Equal(["A", "B", "C", "D", "E", "F", "G"], buttons.Select(button => button.GetAttribute("value")));
        Assert.Equal("sec-B", buttons[1].Closest("section")!.Id);

        var saved = await filer.SubmitAsync(page, Filings.Form, ("DONE", "7" + anchor.Length), ("section", section));
        Assert.Equal((HttpStatusCode.Redirect, Filings.Path("CISSSLAU") + anchor), (saved.Status, saved.Location));
        Assert.Equal("7" + anchor.Length, await Filings.ValueAsync(filer, "CISSSLAU", "DONE"));
    }

    [Theory]
    [InlineData("fr", "1 234", "1 234")]
    [InlineData("fr", "١٢٣٤", "1 234")]
    [InlineData("fr", "SO", "s.o.")]
    [InlineData("fr", " n. d. ", "n.d.")]
    [InlineData("en", "1,234", "1,234")]
    [InlineData("en", "na", "n/a")]
    public async Task WhatPeopleTypeIsReadAsTheyMeanIt(string language, string typed, string shown)
    {
        using var filer = await portal.App.SignInAsync("establishment:CISSSAT");
        var saved = await filer.SubmitAsync(await filer.GetAsync(Filings.Path("CISSSAT", language)), Filings.Form, ("SITES", typed));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(shown, Filings.Value(await filer.FollowAsync(saved), "SITES").Plain());
    }

    [Fact]
    public async Task AnExplanationThatIsTooLongIsToldAndKept()
    {
        using var filer = await portal.App.SignInAsync("establishment:CISSSLAN");
        var page = await filer.FollowAsync(await filer.SubmitAsync(await filer.GetAsync(Filings.Path("CISSSLAN")), Filings.Form, Filings.Fields(("ASANS", "39"))));
        Assert.True(page.Has("#w-V10"));
        var text = new string('a', 2001);
        var refused = await filer.SubmitAsync(page, Filings.Form, ("x:V10", text), ("SITES", "9"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("2 000 caractères au plus, et celle-ci en a 2 001", refused.Text("#w-V10 .err").Plain(), StringComparison.Ordinal);
        Assert.Equal(text, refused.Text("#x-w-V10"));
        Assert.Equal("3", await Filings.ValueAsync(filer, "CISSSLAN", "SITES"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1|")]
    [InlineData("x||")]
    [InlineData("0|DONE=1n-4|")]
    [InlineData("0|DONE=1z|")]
    [InlineData("0|DONE=1n1;DONE=1n1|")]
    [InlineData("0||V10")]
    public async Task AFormThatThePortalDidNotWriteIsRefused(string seen)
    {
        using var filer = await portal.App.SignInAsync("establishment:CUSM");
        var answer = await filer.SubmitAsync(await filer.GetAsync(Filings.Path("CUSM")), Filings.Form, ("seen", seen), ("DONE", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("", await Filings.ValueAsync(filer, "CUSM", "DONE"));
    }

    /// <summary>A portal with the period open; each test has an establishment of its own.</summary>
    public sealed class OpenPortal : IAsyncLifetime
    {
        public PortalApp App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await Filings.StartAsync();

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}

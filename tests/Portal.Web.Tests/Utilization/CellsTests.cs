using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>Cells saved as they are left: what the script of the page sends, and what it is told.</summary>
public sealed class CellsTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";

    private PortalApp app = null!;
    private PortalBrowser filer = null!;
    private string token = null!;

    public async Task InitializeAsync()
    {
        app = await Filings.StartAsync();
        filer = await app.SignInAsync($"establishment:{Own}");
        token = await TokenAsync(filer);
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task ACellIsSavedAndTheAnswerSaysHowItIsWritten()
    {
        var (cell, answer) = await SaveAsync("SCHED", "1500", 0);
        Assert.Equal(("Saved", "1 500", "1n1500"), (Text(cell, "state"), Spaces.Plain(Text(cell, "text")!), Text(cell, "seen")));
        Assert.Equal(1, (int)answer["version"]!);
        Assert.Equal("1 500", Spaces.Plain(await Filings.ValueAsync(filer, Own, "SCHED")));
    }

    [Fact]
    public async Task SentTwiceItIsStoredOnceAndToldOnce()
    {
        await SaveAsync("SCHED", "100", 0);
        var events = await EventsAsync();
        var (again, _) = await SaveAsync("SCHED", "100", 0);
        Assert.Equal("1n100", Text(again, "seen"));
        var (known, _) = await SaveAsync("SCHED", "100", 1);
        Assert.Equal("Unchanged", Text(known, "state"));
        Assert.Equal(events, await EventsAsync());
    }

    [Theory]
    [InlineData("fr", "12x", "« 12x » n’est pas un nombre. Écrivez un nombre, 0, so ou nd.")]
    [InlineData("en", "12x", "“12x” is not a number. Write a number, 0, na or nd.")]
    [InlineData("fr", "-5", "« -5 » est négatif. Un nombre déclaré est 0 ou plus.")]
    [InlineData("fr", "1,5", "« 1,5 » n’est pas un nombre entier. Cet indicateur se compte en unités entières.")]
    public async Task WhatCannotBeReadComesBackWithTheReasonAndTheRestIsSaved(string language, string typed, string message)
    {
        var (status, answer, _) = await SendAsync(filer, token, [("DONE", typed, 0), ("SCHED", "100", 0)], language);
        Assert.Equal(HttpStatusCode.OK, status);
        var cells = answer!["cells"]!.AsArray();
        Assert.Equal(("Refused", typed, null), (Text(cells[0]!, "state"), Text(cells[0]!, "text"), Text(cells[0]!, "seen")));
        Assert.Equal(message, Spaces.Plain(Text(cells[0]!, "message")!));
        Assert.Equal("Saved", Text(cells[1]!, "state"));
        Assert.Equal(["", "100"], [await Filings.ValueAsync(filer, Own, "DONE"), await Filings.ValueAsync(filer, Own, "SCHED")]);
    }

    [Fact]
    public async Task TwoPeopleOnOneCellBothSeeBothValuesAndChoose()
    {
        using var pilot = await app.SignInAsync($"pilot:{Own}");
        var theirToken = await TokenAsync(pilot);
        await SendAsync(pilot, theirToken, [("DONE", "70", 0)]);
        var (mine, _) = await SaveAsync("DONE", "75", 0);
        Assert.Equal(("Conflict", "70", "1n70"), (Text(mine, "state"), Text(mine, "text"), Text(mine, "seen")));
        Assert.Contains("y a inscrit 70 le 2026-11-20, 10 h 00. Vous avez tapé 75.", Spaces.Plain(Text(mine, "message")!), StringComparison.Ordinal);
        Assert.Equal("Enregistrer la vôtre : 75", Spaces.Plain(Text(mine, "keepMine")!));
        Assert.Equal("70", await Filings.ValueAsync(filer, Own, "DONE"));

        // The same value is no conflict; a choice names the version that it answers.
        Assert.Equal("Saved", Text((await SaveAsync("DONE", "70", 0)).Cell, "state"));
        Assert.Equal("Saved", Text((await SaveAsync("DONE", "75", 1)).Cell, "state"));
        Assert.Equal("75", await Filings.ValueAsync(pilot, Own, "DONE"));
    }

    [Fact]
    public async Task TheAnswerCarriesWhatThePageShowsOfTheSectionsConcerned()
    {
        await SendAsync(filer, token, [.. Filings.Sound.Select(cell => (cell.Key, cell.Value, 0))]);
        var (_, answer) = await SaveAsync("DONE", "90", 1);
        var page = await filer.GetAsync(Filings.Path(Own));
        var parts = Parts(answer);
        Assert.Contains(parts, part => part.Key.EndsWith(":errors", StringComparison.Ordinal) && part.Value.Contains("Règle V01", StringComparison.Ordinal));
        Assert.StartsWith("<output>", parts["sec-B:value:R_NOSHOW"], StringComparison.Ordinal);
        Assert.All(parts, part =>
        {
            var shown = page.Document.QuerySelector($"[data-part='{part.Key}']")!;
            var told = page.Document.CreateElement(shown.LocalName);
            told.InnerHtml = part.Value;
            Assert.Equal(Tidy(shown.InnerHtml), Tidy(told.InnerHtml));
        });
        Assert.All(answer["marks"]!.AsArray(), mark =>
        {
            var field = page.Document.QuerySelector($"input[name='{Text(mark!, "key")}']")!;
            Assert.Equal((field.ClassName, field.GetAttribute("aria-describedby")), (Text(mark!, "css"), Text(mark!, "described")));
            Assert.Equal(field.GetAttribute("aria-invalid"), Text(mark!, "css") == "is-error" ? "true" : null);
        });
        Assert.Contains(answer["marks"]!.AsArray(), mark => Text(mark!, "css") == "is-error");

        // An async activity answers to a request of another section, which comes along.
        var (_, other) = await SaveAsync("SESS.consult.async", "11", 1);
        Assert.Contains("sec-C:state", Parts(other).Keys);
        var (_, alone) = await SaveAsync("CLIN", "13", 1);
        Assert.DoesNotContain("sec-A:state", Parts(alone).Keys);
    }

    [Fact]
    public async Task AnExplanationIsSavedLikeACellAndTwoPeopleSeeBoth()
    {
        await SendAsync(filer, token, [.. Filings.Sound.Select(cell => (cell.Key, cell.Value, 0))]);
        await SaveAsync("ASANS", "41", 1);
        const string field = "x:V10";

        var (saved, answer) = await SaveAsync(field, " Nouvelle clinique ", 0);
        Assert.Equal(("Saved", "Nouvelle clinique", "1"), (Text(saved, "state"), Text(saved, "text"), Text(saved, "seen")));
        Assert.Contains(Parts(answer), part => part.Key.EndsWith(":questions", StringComparison.Ordinal) && part.Value.Contains("Nouvelle clinique", StringComparison.Ordinal));
        Assert.Equal("Unchanged", Text((await SaveAsync(field, "Nouvelle clinique", 1)).Cell, "state"));

        var (contested, _) = await SaveAsync(field, "Autre chose", 0);
        Assert.Equal(("Conflict", "Nouvelle clinique", "1"), (Text(contested, "state"), Text(contested, "text"), Text(contested, "seen")));
        Assert.Contains("« Nouvelle clinique »", Spaces.Plain(Text(contested, "message")!), StringComparison.Ordinal);
        Assert.Equal("Refused", Text((await SaveAsync(field, new string('x', 2001), 1)).Cell, "state"));
        Assert.Equal("Unchanged", Text((await SaveAsync("x:GONE", "Rien", 0)).Cell, "state"));
        Assert.Equal("Nouvelle clinique", (await filer.GetAsync(Filings.Path(Own))).Document.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task TheFormStillSubmitsAfterCellsWereSaved()
    {
        var page = await filer.GetAsync(Filings.Path(Own));
        var cells = Filings.Sound.Select(cell => (cell.Key, cell.Value, 0)).ToArray();
        var (_, answer, _) = await SendAsync(filer, token, cells);
        var seen = $"{answer!["version"]}|{string.Join(';', answer["cells"]!.AsArray().Select(cell => $"{Text(cell!, "key")}={Text(cell!, "seen")}"))}|";
        var submitted = await filer.PressAsync(page, Filings.Form, Filings.SubmitButton, [.. Filings.Fields(), ("seen", seen)]);
        Assert.Equal(HttpStatusCode.Redirect, submitted.Status);
    }

    [Fact]
    public async Task OneCellTakesThreeStatementsTotalsIncluded()
    {
        await SaveAsync("SCHED", "100", 0);
        var (_, _, statements) = await SendAsync(filer, token, [("SCHED", "101", 1)]);
        Assert.Equal(3, statements);
        (_, _, statements) = await SendAsync(filer, token, [("DONE", "70", 0)]);
        Assert.Equal(3, statements);

        // What others write about the establishment is read anew, once.
        await app.Services.GetRequiredService<FilingCommands>().SaveCellsAsync(
            Scopes.Establishment(Own), Own, Filings.Period, [new CellEdit(new CellKey("DONE"), Answer.Number(72), 1)]);
        var (_, answer, more) = await SendAsync(filer, token, [("SCHED", "102", 2)]);
        Assert.InRange(more, 4, 12);
        Assert.Contains("70,6", string.Concat(Parts(answer!).Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ministry", Own, HttpStatusCode.Forbidden)]
    [InlineData("auditor", Own, HttpStatusCode.Forbidden)]
    [InlineData("establishment:CISSSBSL", Own, HttpStatusCode.NotFound)]
    [InlineData("centre:UDEM", Own, HttpStatusCode.NotFound)]
    [InlineData("centre:UL", "NOWHERE", HttpStatusCode.NotFound)]
    [InlineData("centre:UL", Own, HttpStatusCode.OK)]
    public async Task RightsAndScopeAreThoseOfTheForm(string persona, string establishment, HttpStatusCode expected)
    {
        await SaveAsync("SCHED", "100", 0); // what is kept for one must not serve another
        using var caller = await app.SignInAsync(persona);
        var (status, _, _) = await caller.PostJsonAsync($"{Filings.Path(establishment)}/cells", await TokenAsync(caller, "/fr"), Json([("DONE", "70", 0)]));
        Assert.Equal(expected, status);
        Assert.Equal(expected == HttpStatusCode.OK ? "70" : "", await Filings.ValueAsync(filer, Own, "DONE"));

        // An answer to nonsense tells no more than one to sense.
        var (nonsense, _, _) = await caller.PostJsonAsync($"{Filings.Path(establishment)}/cells", await TokenAsync(caller, "/fr"), Json([("NOTHING", "70", 0)]));
        Assert.Equal(expected == HttpStatusCode.OK ? HttpStatusCode.BadRequest : expected, nonsense);
    }

    [Theory]
    [InlineData("""{"version":0,"cells":[]}""")]
    [InlineData("""{"version":0}""")]
    [InlineData("""{"version":0,"cells":[{"key":"NOTHING","text":"1","seen":0}]}""")]
    [InlineData("""{"version":0,"cells":[{"key":"DONE","seen":0}]}""")]
    [InlineData("""{"version":0,"cells":[{"key":"DONE","text":"1","seen":0},{"key":"DONE","text":"2","seen":0}]}""")]
    [InlineData("not json")]
    public async Task WhatIsNoRequestOfThePageIsRefused(string json)
    {
        var (status, _, _) = await filer.PostJsonAsync($"{Filings.Path(Own)}/cells", token, json);
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task WithoutTheTokenNothingIsSaved()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(filer, null, [("DONE", "70", 0)])).Status);
        Assert.Equal("", await Filings.ValueAsync(filer, Own, "DONE"));
    }

    [Fact]
    public async Task WhatIsLockedSubmittedOrNothingToReportSaysSoAndKeepsWhatItHad()
    {
        var page = await filer.GetAsync(Filings.Path(Own) + "/nothing");
        await filer.SubmitAsync(page, "main form");
        await ClosedAsync();

        var back = await filer.GetAsync(Filings.Path(Own));
        await filer.SubmitAsync(back, "form[action$='/nothing']");
        await filer.PressAsync(await filer.GetAsync(Filings.Path(Own)), Filings.Form, Filings.SubmitButton, Filings.Fields());
        await ClosedAsync();

        app.Clock.Now = new DateTimeOffset(2026, 12, 20, 15, 0, 0, TimeSpan.Zero);
        using var other = await app.SignInAsync("establishment:CISSSBSL");
        var otherToken = await TokenAsync(other);
        var (status, body, _) = await other.PostJsonAsync($"{Filings.Path("CISSSBSL")}/cells", otherToken, Json([("DONE", "70", 0)]));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("ne peut plus être modifiée", Text(JsonNode.Parse(body)!, "message"), StringComparison.Ordinal);
    }

    private async Task ClosedAsync() => Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(filer, token, [("DONE", "71", 0)])).Status);

    private async Task<(JsonNode Cell, JsonNode Answer)> SaveAsync(string key, string text, int seen)
    {
        var (status, answer, _) = await SendAsync(filer, token, [(key, text, seen)]);
        Assert.Equal(HttpStatusCode.OK, status);
        return (answer!["cells"]![0]!, answer);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Answer, int Statements)> SendAsync(
        PortalBrowser browser, string? token, (string Key, string Text, int Seen)[] cells, string language = "fr")
    {
        var (status, body, statements) = await browser.PostJsonAsync($"{Filings.Path(Own, language)}/cells", token, Json(cells));
        return (status, status == HttpStatusCode.OK ? JsonNode.Parse(body) : null, statements);
    }

    private static string Json((string Key, string Text, int Seen)[] cells) => JsonSerializer.Serialize(
        new { version = 0, cells = cells.Select(cell => new { key = cell.Key, text = cell.Text, seen = cell.Seen }) });

    private static Dictionary<string, string> Parts(JsonNode answer) => answer["parts"]!.AsObject().ToDictionary(part => part.Key, part => (string)part.Value!);

    private static string Tidy(string html) => string.Join(' ', html.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Replace("> <", "><", StringComparison.Ordinal);

    private static string? Text(JsonNode node, string name) => (string?)node[name];

    private static async Task<string> TokenAsync(PortalBrowser browser, string path = "/fr") =>
        (await browser.GetAsync(path)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<int> EventsAsync() =>
        (await app.Services.GetRequiredService<Portal.Data.Audit.AuditQueries>().ListAsync(Scopes.Auditor, Own, null, 100)).Count;
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.Web.Tests.Documents;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>What a centre fills in for an establishment is shown as such: at the cell, above the form, to whoever reviews, on the receipt.</summary>
public sealed class OnBehalfTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";

    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await Filings.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("fr", "CCT", "Saisi par le centre de coordination au nom de l’établissement", "2 cases remplies par le centre au nom de l’établissement")]
    [InlineData("en", "TCC", "Entered by the coordination centre on behalf of the establishment", "2 cells filled in by the centre on behalf of the establishment")]
    public async Task TheCentreSeesItsMarkTheEstablishmentTooUntilItChangesTheCell(string language, string mark, string said, string title)
    {
        using var centre = await app.SignInAsync("centre:UL");
        var form = await centre.GetAsync(Filings.Path(Own, language));
        Assert.False(form.Has(".behalf"));
        await centre.PressAsync(form, Filings.Form, ".actionbar .btn", ("DONE", "70"), ("SESS.consult.video", "12"));

        using var filer = await app.SignInAsync($"establishment:{Own}");
        foreach (var page in new[] { await centre.GetAsync(Filings.Path(Own, language)), await filer.GetAsync(Filings.Path(Own, language)) })
        {
            var field = page.Document.QuerySelector("input[name=DONE]")!;
            var told = page.Document.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1])!;
            Assert.Equal(mark, told.QuerySelector("[aria-hidden]")!.TextContent);
            Assert.StartsWith(said, told.GetAttribute("title")!.Plain(), StringComparison.Ordinal);
            Assert.Contains("centre:UL", told.QuerySelector(".vh")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(title, page.Text("#on-behalf h2").Plain());
            Assert.Equal(["#c-SESS-consult-video", "#c-DONE"], page.Links("#on-behalf li a"));
        }

        await filer.PressAsync(await filer.GetAsync(Filings.Path(Own, language)), Filings.Form, ".actionbar .btn", ("DONE", "71"), ("SESS.consult.video", "12"));
        var after = await centre.GetAsync(Filings.Path(Own, language));
        Assert.Equal(["#c-SESS-consult-video"], after.Links("#on-behalf li a"));
        Assert.Single(after.Document.QuerySelectorAll(".behalf"));
    }

    [Fact]
    public async Task TheReviewAndTheReceiptSayItAndOthersAreNotMarked()
    {
        using var centre = await app.SignInAsync("centre:UL");
        await centre.PressAsync(await centre.GetAsync(Filings.Path(Own)), Filings.Form, ".actionbar .btn", ("SITES", "3"));
        await Filings.FileAsync(app, Own);
        await Filings.FileAsync(app, "CISSSBSL");

        using var ministry = await app.SignInAsync("ministry");
        foreach (var reader in new[] { centre, ministry })
        {
            var review = await reader.GetAsync(Filings.ReviewPath(Own));
            Assert.Equal("1 case remplie par le centre au nom de l’établissement", review.Text("#on-behalf h2").Plain());
            Assert.StartsWith("CCT", review.Text("#c-SITES .behalf"), StringComparison.Ordinal);
            Assert.False((await reader.GetAsync(Filings.ReviewPath("CISSSBSL"))).Has(".behalf"));
        }

        Assert.True((await ministry.GetAsync(Filings.Path(Own))).Has("#c-SITES .behalf"));
        var text = await DocumentFile.PdfTextAsync((await ministry.DownloadAsync($"/fr/documents/filing-receipt?format=pdf&establishment={Own}&period={Filings.Period}")).Content, "fr");
        Assert.Contains("1 case, au nom de l’établissement (centre:UL", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Count(sign => sign == '†')); // at the cell, and what it means
        Assert.Contains("† : case remplie par le centre", text, StringComparison.Ordinal);
        var sheets = DocumentFile.Sheets((await ministry.DownloadAsync($"/en/documents/filing-receipt?format=xlsx&establishment={Own}&period={Filings.Period}")).Content);
        Assert.Equal("SITES", Assert.Single(sheets["Cells"], row => row.Count > 7 && row[7].StartsWith("centre:UL", StringComparison.Ordinal))[1]);
        var other = await DocumentFile.PdfTextAsync((await ministry.DownloadAsync($"/fr/documents/filing-receipt?format=pdf&establishment=CISSSBSL&period={Filings.Period}")).Content, "fr");
        Assert.DoesNotContain("†", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExplanationOfTheCentreNamesItToo()
    {
        using var centre = await app.SignInAsync("centre:UL");
        var page = await centre.GetAsync(Filings.Path(Own));
        await centre.PressAsync(page, Filings.Form, ".actionbar .btn", Filings.Fields(("ASANS", "41")));
        page = await centre.GetAsync(Filings.Path(Own));
        await centre.PressAsync(page, Filings.Form, ".actionbar .btn", ("x:V10", "Vu avec la clinique"));
        using var filer = await app.SignInAsync($"establishment:{Own}");
        Assert.Contains("(centre de coordination, au nom de l’établissement)", (await filer.GetAsync(Filings.Path(Own))).Text(".explain").Plain(), StringComparison.Ordinal);
    }

    /// <summary>A receipt of each revision, from the page that lists them; of what was never submitted there is none.</summary>
    [Fact]
    public async Task EachRevisionThatWasSubmittedHasItsReceipt()
    {
        await Filings.FileAsync(app, Own, ("CLIN", "17"));
        var commands = app.Services.GetRequiredService<FilingCommands>();
        var filing = await app.Database.ReadAsync(session => FilingQueries.FindAsync(session, Scopes.Ministry, app.Today, Own, Filings.Period));
        await commands.ReturnAsync(Scopes.Centre("UL"), Own, Filings.Period, [new(new CellKey("CLIN"), "À vérifier")], "Merci de revoir", filing!.Version);
        await Filings.FileAsync(app, Own, ("CLIN", "19"));

        using var centre = await app.SignInAsync("centre:UL");
        var links = (await centre.GetAsync($"{Filings.Path(Own)}/revisions")).Links("section[aria-labelledby=h-list] tbody a");
        Assert.Equal(2, links.Count);
        foreach (var (link, revision, clinicians, remark) in new[] { (links[0], 2, "19", null), (links[1], 1, "17", "La révision 2 a été soumise depuis.") })
        {
            var (status, _, name, content) = await centre.DownloadAsync(link);
            Assert.Equal((HttpStatusCode.OK, $"AD-{Own}-{Filings.Period}-R{revision}-fr.pdf"), (status, name));
            var text = await DocumentFile.PdfTextAsync(content, "fr");
            Assert.Contains($"révision {revision}", text, StringComparison.Ordinal);
            Assert.Matches($@"Cliniciens actifs[^\n]* {clinicians}\b", text);
            Assert.Equal(remark is not null, text.Contains("a été soumise depuis", StringComparison.Ordinal));
            var sheets = DocumentFile.Sheets((await centre.DownloadAsync(link.Replace("format=pdf", "format=xlsx", StringComparison.Ordinal))).Content);
            Assert.Equal(clinicians, Assert.Single(sheets["Cases"], row => row.Count > 1 && row[1] == "CLIN")[4]);
        }

        foreach (var (revision, expected) in new[] { ("3", HttpStatusCode.NotFound), ("0", HttpStatusCode.BadRequest), ("1,5", HttpStatusCode.BadRequest) })
        {
            var refused = await centre.GetAsync($"/fr/documents/filing-receipt?format=pdf&establishment={Own}&period={Filings.Period}&revision={revision}");
            Assert.Equal(expected, refused.Status);
            Assert.Contains("n’a jamais été soumise", refused.Text(".notice--error"), StringComparison.Ordinal);
        }

        using var other = await app.SignInAsync("centre:UDEM");
        Assert.Equal(HttpStatusCode.NotFound, (await other.DownloadAsync(links[1])).Status);
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Exchange;
using Portal.Data.Governance;
using Portal.Data.Governance.Bulk;
using Portal.Reports.Engine.Excel.Reading;
using Portal.Reports.Governance.Exchange;
using Portal.TestKit;
using Portal.Web.Tests.Utilization;
using Xunit;

namespace Portal.Web.Tests.Governance;

/// <summary>The register out as a workbook and back: shown first, then written whole, or not at all.</summary>
public sealed class BulkPagesTests : IAsyncLifetime
{
    private const string Path = "/fr/governance/bulk";
    private const string Upload = "#f-file";
    private const string Form = "#f-import";

    private PortalApp app = null!;
    private PortalBrowser centre = null!;

    public async Task InitializeAsync()
    {
        app = await PortalApp.StartDemonstrationAsync();
        centre = await app.SignInAsync("centre:UL");
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task What_is_filled_in_is_shown_then_entered_once()
    {
        var workbook = await WorkbookAsync();
        var vacant = Rows(workbook, BulkSheet.Appointments).First(row => row.Seen.Length == 0 && row[BulkColumn.Body].Text.Length > 0);
        var person = Rows(workbook, BulkSheet.People)[0];
        var file = Fill(workbook,
            (vacant, [(BulkColumn.FullName, "Noël Ouellet"), (BulkColumn.Email, "noel.ouellet@exemple.test"), (BulkColumn.StartsOn, "2026-12-01"), (BulkColumn.InstrumentNumber, "2026-201"),
                (BulkColumn.InstrumentDate, "2026-11-02"), (BulkColumn.SignatoryRole, "Direction")]),
            (person, [(BulkColumn.Phone, "418 555-0101")]));

        var shown = await CheckAsync(file);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal(["Modifiée", "Nouvelle"], shown.Texts("tbody .tag").Take(2));
        Assert.Equal("Téléphone\u00a0: (vide) → 418 555-0101", shown.Text("tbody .told p"));
        Assert.InRange(shown.Statements, 1, 8);
        Assert.DoesNotContain(await TrailAsync(), row => row.Action is "Appointed" or "PersonChanged");

        var done = await centre.FollowAsync(await centre.SubmitAsync(shown, Form));
        Assert.Equal("2 lignes du fichier sont inscrites.", done.Text("[role=status]"));
        var again = await centre.FollowAsync(await centre.SubmitAsync(shown, Form));
        Assert.Equal("Tout ce que contient le fichier est déjà inscrit.", again.Text("[role=status]"));
        Assert.Single(await TrailAsync(), row => row.Action == "Appointed");
        Assert.Contains("Noël Ouellet", (await centre.GetAsync("/fr/governance/people?q=ouellet")).Texts("tbody th"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_row_by_row_first_on_the_page_and_in_a_workbook_that_is_sent_back_corrected()
    {
        var workbook = await WorkbookAsync();
        var vacant = Rows(workbook, BulkSheet.Appointments).First(row => row.Seen.Length == 0 && row[BulkColumn.Body].Text.Length > 0);
        (BulkColumn, string)[] sound = [(BulkColumn.FullName, "Noël Ouellet"), (BulkColumn.Email, "noel.ouellet@exemple.test"), (BulkColumn.StartsOn, "le 1er décembre"),
            (BulkColumn.InstrumentNumber, "2026-201"), (BulkColumn.InstrumentDate, "2026-11-02"), (BulkColumn.SignatoryRole, "Direction")];

        var shown = await CheckAsync(Fill(workbook, (vacant, sound)));
        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Equal("1 ligne est refusée", shown.Text(".notice h2"));
        Assert.Contains("«\u00a0le 1er décembre\u00a0» n’est pas une date lisible", shown.Text("tbody tr:first-child .told p"), StringComparison.Ordinal);
        Assert.False(shown.Has($"{Form} .btn--primary"));
        var refused = await centre.PressAsync(shown, Form, "[formaction$=view]", ("rows", "Refused:1"));
        Assert.Single(refused.Texts("tbody tr"));

        var result = await ResultAsync(shown);
        Assert.Empty(new OpenXmlValidator().Validate(SpreadsheetDocument.Open(new MemoryStream(result), false)).Select(error => error.Description));
        var told = Rows(result, BulkSheet.Appointments).Single(row => row[BulkColumn.FullName].Text == "Noël Ouellet");
        Assert.Contains(Cells(result), text => text.Contains("n’est pas une date lisible", StringComparison.Ordinal));
        var corrected = await CheckAsync(Fill(result, (told, [(BulkColumn.StartsOn, "2026-12-01")])));
        Assert.Equal(HttpStatusCode.OK, corrected.Status);
        Assert.Equal("1 ligne du fichier est inscrite.", (await centre.FollowAsync(await centre.SubmitAsync(corrected, Form))).Text("[role=status]"));
    }

    [Fact]
    public async Task What_changed_since_the_dry_run_is_explained_and_nothing_is_entered()
    {
        var workbook = await WorkbookAsync();
        var person = Rows(workbook, BulkSheet.People)[0];
        var shown = await CheckAsync(Fill(workbook, (person, [(BulkColumn.Phone, "418 555-0101")])));
        var other = await app.SignInAsync("centre:UL");
        var theirs = await other.SubmitAsync(await CheckAsync(Fill(workbook, (person, [(BulkColumn.Position, "Cheffe")])), other), Form);
        Assert.Equal(HttpStatusCode.Redirect, theirs.Status);

        var moved = await centre.SubmitAsync(shown, Form);

        Assert.Equal(HttpStatusCode.Conflict, moved.Status);
        Assert.Equal("Le registre a changé depuis la vérification", moved.Text("[role=alert] h2"));
        Assert.Contains("Cheffe", moved.Text("tbody tr:first-child .told p"), StringComparison.Ordinal);
        Assert.Single(await TrailAsync(), row => row.Action == "PersonChanged");
    }

    [Theory]
    [InlineData("fr", "%PDF-1.7\0", "Ce n’est pas un classeur .xlsx")]
    [InlineData("en", "nom;courriel\n", "This is not an .xlsx workbook")]
    [InlineData("fr", "PK\u0003\u0004", "endommagé")]
    [InlineData("fr", "", "Le fichier est vide.")]
    public async Task A_file_that_is_not_what_its_name_says_is_explained(string language, string content, string message)
    {
        var page = await centre.GetAsync($"/{language}/governance/bulk");
        var answer = await centre.UploadAsync(page, Upload, "file", "registre.xlsx", Encoding.Latin1.GetBytes(content));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Macros_filings_formulas_and_merged_cells_are_explained()
    {
        var workbook = await WorkbookAsync();
        Assert.Contains("macros", (await CheckAsync(FilledFile.Replace(workbook, ("xl/vbaProject.bin", "x")))).Text("[role=alert]"), StringComparison.Ordinal);
        var (_, _, _, filing) = await centre.DownloadAsync("/fr/utilization/CISSSCN/2026-2027-P08/workbook");
        Assert.Contains("ne vient pas du portail", (await CheckAsync(filing)).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("dépasse 4", (await CheckAsync(new byte[4_000_001])).Text("[role=alert]"), StringComparison.Ordinal);

        var person = Rows(workbook, BulkSheet.People)[0];
        var formula = await CheckAsync(Fill(workbook, (person, [(BulkColumn.Phone, "<f>1+1</f><v>2</v>")])));
        Assert.Equal("Téléphone\u00a0: La cellule contient une formule. Collez sa valeur.", formula.Text("tbody tr:first-child .told p"));
        var merged = await CheckAsync(FilledFile.Edit(
            workbook, xml => xml.Replace("</sheetData>", $"</sheetData><mergeCells><mergeCell ref=\"C{person.Number}:C{person.Number + 1}\"/></mergeCells>", StringComparison.Ordinal), Part(BulkSheet.People)));
        Assert.Contains("fusionnée", merged.Text("tbody tr:first-child .told p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sealed_for_another_is_not_opened()
    {
        var person = Rows(await WorkbookAsync(), BulkSheet.People)[0];
        var shown = await CheckAsync(Fill(await WorkbookAsync(), (person, [(BulkColumn.Phone, "418 555-0101")])));
        var other = await app.SignInAsync("centre:UDEM");
        var theirs = await other.GetAsync(Path);
        var token = theirs.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await other.PostAsync($"{Path}/apply", [new("__RequestVerificationToken", token), new("import", shown.Document.QuerySelector($"{Form} [name=import]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("trop ancienne ou n’est pas la vôtre", answer.Text("[role=alert]"), StringComparison.Ordinal);
    }

    /// <summary>The ministry's workbook is of its seats and the centres', and of the whole directory.</summary>
    [Fact]
    public async Task The_workbook_is_of_the_seats_that_one_manages_and_sound()
    {
        var (_, type, name, workbook) = await (await app.SignInAsync("ministry")).DownloadAsync("/en/governance/bulk/workbook");
        Assert.Equal(("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "registre-MSSS-2026-11-20-en.xlsx"), (type, name));
        Assert.Empty(new OpenXmlValidator().Validate(SpreadsheetDocument.Open(new MemoryStream(workbook), false)).Select(error => error.Description));
        Assert.All(Rows(workbook, BulkSheet.Appointments).Where(row => row[BulkColumn.Body].Text.Length > 0), row => Assert.Matches("^(MSSS|CCT-)", row[BulkColumn.Body].Text));
        Assert.True(Rows(workbook, BulkSheet.People).Count > 60);
        Assert.Contains("Terme – Term", Cells(workbook));
    }

    /// <summary>Ten thousand rows of which three hundred are wrong: told page by page, the wrong ones first.</summary>
    [Fact]
    public async Task A_long_file_is_told_page_by_page()
    {
        var (rows, wrong) = (10_000, 300);
        var seats = await SeatsWithoutInterimAsync();
        var people = Enumerable.Range(0, rows).Select(number => new BulkRow
        {
            Sheet = BulkSheet.Appointments,
            Number = number + 2,
            Seen = "",
            Entries = [.. BulkColumns.OfAppointments.Select(column => Entry(column, number, number % (rows / wrong) == 0 && number / (rows / wrong) < wrong))],
        });
        using var content = new MemoryStream();
        await RegisterWorkbook.WriteResultAsync([.. people.Select(row => new RegisterResult(row, "", ""))], Frame(), content);

        var shown = await CheckAsync(content.ToArray());

        Assert.Equal("300 lignes sont refusées", shown.Text(".notice h2"));
        Assert.Equal(50, shown.Texts("tbody tr.is-refused").Count);
        Assert.Equal("Page 1 sur 200", shown.Texts($"{Form} .small.quiet")[^1]);
        var last = await centre.PressAsync(shown, Form, "[formaction$=view]", ("rows", "Refused:6"));
        Assert.Equal((50, "Page 6 sur 6"), (last.Texts("tbody tr.is-refused").Count, last.Texts($"{Form} .small.quiet")[^1]));
        Assert.Contains(Cells(await ResultAsync(shown)), text => text.Contains("n’est pas une adresse", StringComparison.Ordinal));

        ImportedEntry Entry(BulkColumn column, int number, bool isWrong) => new(column switch
        {
            BulkColumn.Body => seats[number % seats.Count].BodyCode,
            BulkColumn.Role => seats[number % seats.Count].RoleCode,
            BulkColumn.Nature => "Intérim – Interim",
            BulkColumn.FullName => $"Personne {number:00000}",
            BulkColumn.Email => isWrong ? $"personne-{number}" : $"personne.{number}@exemple.test",
            BulkColumn.StartsOn or BulkColumn.EndsOn => app.Today.AddDays(-800 + (number / seats.Count)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            BulkColumn.InstrumentNumber => $"2026-{number}",
            BulkColumn.InstrumentDate => "2026-11-02",
            BulkColumn.SignatoryRole => "Direction",
            _ => "",
        });
    }

    private Task<List<SeatRow>> SeatsWithoutInterimAsync() => app.Database.ReadAsync(async session =>
    {
        AccessScope.TryParse("centre:UL", "test", out var scope);
        var found = new List<SeatRow>();
        foreach (var seat in await SeatQueries.ListAsync(session, scope!, app.Today, new SeatFilter(), new PageRequest(0, 100)))
        {
            if (scope!.MayManageSeatsOf(seat.Level) && (await SeatQueries.MandatesOfSeatAsync(session, scope, app.Today, seat.SeatId)).All(mandate => !mandate.IsInterim))
            {
                found.Add(seat);
            }
        }

        return found;
    });

    private static Portal.Reports.Shared.DocumentFrame Frame() => new()
    {
        Language = Data.Language.French,
        Identifier = "REG",
        Title = "Désignations",
        Subject = "Essai",
        AsOf = new DateOnly(2026, 11, 20),
        ProducedAtUtc = new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc),
        ProducedBy = "Essai",
        Scope = "UL",
        Status = "Essai",
    };

    private async Task<byte[]> WorkbookAsync() => (await centre.DownloadAsync($"{Path}/workbook")).Content;

    private Task<PortalPage> CheckAsync(byte[] file) => CheckAsync(file, centre);

    private static async Task<PortalPage> CheckAsync(byte[] file, PortalBrowser browser) => await browser.UploadAsync(await browser.GetAsync(Path), Upload, "file", "registre.xlsx", file);

    /// <summary>As the button that downloads it sends the form.</summary>
    private async Task<byte[]> ResultAsync(PortalPage shown)
    {
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/result")
        {
            Content = new FormUrlEncodedContent(shown.Document.QuerySelectorAll($"{Form} input").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!))),
        };
        request.Headers.Add("Cookie", centre.CookieHeader);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private async Task<IReadOnlyList<AuditEventRow>> TrailAsync() => await new AuditQueries(app.Database).ListAsync(Scopes.Auditor, null, null, 50);

    private static IReadOnlyList<BulkRow> Rows(byte[] workbook, BulkSheet sheet) => [.. RegisterFile.Read(workbook).Rows.Where(row => row.Sheet == sheet)];

    private static List<string> Cells(byte[] workbook)
    {
        using var reader = WorkbookReader.Open(new MemoryStream(workbook));
        return [.. reader.Sheets.SelectMany(sheet => reader.Rows(sheet)).SelectMany(row => row.Cells).Select(cell => cell.Text)];
    }

    private static string Part(BulkSheet sheet) => sheet == BulkSheet.People ? "xl/worksheets/sheet2.xml" : "xl/worksheets/sheet3.xml";

    /// <summary>Types into cells of rows: a text, or raw content such as a formula. The result workbook has no guide before its sheets.</summary>
    private static byte[] Fill(byte[] workbook, params (BulkRow Row, (BulkColumn Column, string Content)[] Cells)[] rows)
    {
        var hasGuide = Cells(workbook).Exists(text => text.StartsWith("Terme", StringComparison.Ordinal));
        foreach (var (row, cells) in rows)
        {
            var part = hasGuide ? Part(row.Sheet) : row.Sheet == BulkSheet.People ? "xl/worksheets/sheet1.xml" : "xl/worksheets/sheet2.xml";
            workbook = FilledFile.Edit(workbook, xml =>
            {
                foreach (var (column, content) in cells)
                {
                    var reference = $"{(char)('A' + BulkColumns.Of(row.Sheet).ToList().IndexOf(column))}{row.Number}";
                    var cell = content.StartsWith('<') ? $"<c r=\"{reference}\">{content}</c>" : $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{content}</t></is></c>";
                    var before = xml;
                    xml = System.Text.RegularExpressions.Regex.Replace(xml, $"<c r=\"{reference}\"[^>]*?(/>|>.*?</c>)", cell);
                    Assert.NotEqual(before, xml);
                }

                return xml;
            }, part);
        }

        return workbook;
    }
}

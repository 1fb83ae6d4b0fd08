using System.Globalization;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Audit;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>A filing out as a file and back: shown first, then written whole, or not at all.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";
    private const string Upload = "#f-file";
    private const string Confirm = "#f-import";

    private PortalApp app = null!;
    private PortalBrowser filer = null!;

    public async Task InitializeAsync()
    {
        app = await Filings.StartAsync();
        filer = await app.SignInAsync($"establishment:{Own}");
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task WhatIsFilledInIsShownThenStored()
    {
        await filer.SubmitAsync(await filer.GetAsync(Filings.Path(Own)), Filings.Form, ("DONE", "70"), ("SITES", "3"), ("CLIN", "9"));
        var file = FilledFile.With(await WorkbookAsync(), ("DONE", "<v>75</v>"), ("ASHRS", "80,5"), ("TICKETS", "s. o."), ("PAT", "ND"), ("SCHED", "1 234"), ("SITES", "<v></v>"));

        var shown = await CheckAsync(file);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal(
            ["Rendez-vous planifiés à distance|(vide)|1 234|Nouvelle", "Rendez-vous réalisés|70|75|Modifiée", "Délai de réponse cumulé|(vide)|80,5|Nouvelle",
                "Usagers distincts rejoints|(vide)|n.d.|Nouvelle", "Points de service actifs|3|(vide)|Vidée", "Demandes de soutien de premier niveau|(vide)|s.o.|Nouvelle"],
            Lines(shown));
        Assert.Contains("Cliniciens actifs en télésanté (9)", shown.Text("details p").Plain(), StringComparison.Ordinal);
        Assert.Equal("70", await Filings.ValueAsync(filer, Own, "DONE"));

        var done = await filer.FollowAsync(await filer.SubmitAsync(shown, Confirm));
        Assert.Equal("6 cases enregistrées depuis le fichier.", done.Text("[role=status]").Plain());
        Assert.Equal(["75", "80,5", "s.o.", "n.d.", "1 234", "", "9"],
            new[] { "DONE", "ASHRS", "TICKETS", "PAT", "SCHED", "SITES", "CLIN" }.Select(cell => Filings.Value(done, cell).Plain()));

        // Sent twice it writes once.
        var again = await filer.FollowAsync(await filer.SubmitAsync(shown, Confirm));
        Assert.Equal("Tout ce que contient le fichier est déjà enregistré.", again.Text("[role=status]").Plain());
        Assert.Equal(2, (await TrailAsync()).Count(row => row.Action == "FilingSaved"));
    }

    [Fact]
    public async Task AFileThatChangesNothingAsksForNothing()
    {
        var shown = await CheckAsync(await WorkbookAsync());
        Assert.Equal("Le fichier ne changerait rien", shown.Text(".notice h2"));
        Assert.False(shown.Has($"{Confirm} button"));
    }

    [Fact]
    public async Task TheEnglishWorkbookIsReadAsEnglish()
    {
        var file = FilledFile.With(await WorkbookAsync("en"), ("DONE", "1,234"), ("TICKETS", "n/a"));
        var shown = await CheckAsync(file, "en");
        Assert.Equal(["Completed appointments|(empty)|1,234|New", "First-level support requests|(empty)|n/a|New"], Lines(shown));
        Assert.Equal("2 cells saved from the file.", (await filer.FollowAsync(await filer.SubmitAsync(shown, Confirm))).Text("[role=status]"));
        Assert.Equal("1 234", (await Filings.ValueAsync(filer, Own, "DONE")).Plain());
    }

    [Theory]
    [InlineData("fr", "<f>1+1</f><v>2</v>", "La cellule contient une formule. Collez sa valeur.")]
    [InlineData("en", "<f>1+1</f><v>2</v>", "The cell contains a formula. Paste its value.")]
    [InlineData("fr", "<v>-5</v>", "négatif")]
    [InlineData("fr", "<v>1.5</v>", "entier")]
    [InlineData("fr", "<v>1E+20</v>", "plus grand nombre")]
    [InlineData("fr", "1,234", "peut")]
    [InlineData("fr", "douze", "n’est pas un nombre")]
    [InlineData("en", "twelve", "is not a number")]
    [InlineData("fr", "=1+1", "n’est pas un nombre")]
    public async Task AnAnswerThatIsNoneIsToldAtItsRowAndNothingIsStored(string language, string content, string message)
    {
        var workbook = await WorkbookAsync(language);
        var shown = await CheckAsync(FilledFile.With(workbook, ("DONE", content), ("SCHED", "<v>100</v>")), language);
        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Contains(message, shown.Text(".is-refused .told").Plain(), StringComparison.Ordinal);
        Assert.Contains($"{FilledFile.RowOf(workbook, "DONE")}", shown.Text(".is-refused td"), StringComparison.Ordinal);
        Assert.False(shown.Has($"{Confirm} button"));
        Assert.Equal("", await Filings.ValueAsync(filer, Own, "SCHED"));
    }

    [Fact]
    public async Task FlagsErrorsAndMergedCellsAreRefused()
    {
        var workbook = await WorkbookAsync();
        var (flag, error) = (FilledFile.RowOf(workbook, "DONE"), FilledFile.RowOf(workbook, "SCHED"));
        var file = FilledFile.Edit(FilledFile.With(workbook, ("DONE", "<v>1</v>"), ("SCHED", "<v>#REF!</v>")), xml => xml
            .Replace($"<c r=\"H{flag}\">", $"<c r=\"H{flag}\" t=\"b\">", StringComparison.Ordinal)
            .Replace($"<c r=\"H{error}\">", $"<c r=\"H{error}\" t=\"e\">", StringComparison.Ordinal)
            .Replace("</sheetData>", $"</sheetData><mergeCells><mergeCell ref=\"H{FilledFile.RowOf(workbook, "PATREM")}:H{FilledFile.RowOf(workbook, "PATIND")}\"/></mergeCells>", StringComparison.Ordinal));
        var told = (await CheckAsync(file)).Texts(".is-refused .told p");
        Assert.Equal(4, told.Count);
        Assert.Contains(told, text => text.StartsWith("VRAI ou FAUX", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("#REF!", StringComparison.Ordinal));
        Assert.Equal(2, told.Count(text => text.Contains("fusionnée", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("fr", "%PDF-1.7\0", "Ce n’est ni un classeur .xlsx ni du texte.")]
    [InlineData("en", "%PDF-1.7\0", "This is neither an .xlsx workbook nor text.")]
    [InlineData("fr", "a;b\n1;2\n", "ne contient pas les colonnes attendues")]
    [InlineData("fr", "", "Le fichier est vide.")]
    [InlineData("fr", "PK\u0003\u0004", "endommagé")]
    [InlineData("fr", "etablissement;periode;case;reponse\n", "aucune ligne de réponse")]
    [InlineData("fr", "etablissement;periode;case;reponse\nCISSSCN;2026-2027-P08;DONE;\"5\n", "À la ligne 2")]
    [InlineData("en", "establishment,period,cell,answer\nCISSSCN,2026-2027-P08,KMAVOID,80,5\n", "At line 2")]
    public async Task AFileOfAnotherKindIsExplained(string language, string content, string message)
    {
        var answer = await CheckAsync(Encoding.Latin1.GetBytes(content), language);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(message, answer.Text("[role=alert]").Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MacrosLinksBombsAndForeignWorkbooksAreExplained()
    {
        var workbook = await WorkbookAsync();
        await RefusedAsync(FilledFile.Replace(workbook, ("xl/vbaProject.bin", "x")), "macros");
        await RefusedAsync(FilledFile.Replace(workbook, ("xl/externalLinks/externalLink1.xml", "<x/>")), "liaisons vers d’autres données");
        await RefusedAsync(FilledFile.Replace(workbook, ("xl/worksheets/sheet1.xml", new string(' ', 50_000_000))), "volume anormal");
        var zeros = FilledFile.Zeros(workbook, "xl/worksheets/sheet1.xml", mebibytes: 1024);
        Assert.True(zeros.Length < 2_000_000, "what is to be refused by what it unpacks to must pass by its own length");
        await RefusedAsync(zeros, "volume anormal");
        await RefusedAsync(FilledFile.Edit(workbook, xml => xml.Replace("portail-telesante/declaration", "autre chose", StringComparison.Ordinal), "xl/sharedStrings.xml"), "ne vient pas du portail");
        await RefusedAsync(new byte[2_000_001], "dépasse 2 Mo");
        Assert.DoesNotContain(await TrailAsync(), row => row.Action == "FilingSaved");

        async Task RefusedAsync(byte[] file, string message)
        {
            var answer = await CheckAsync(file);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(message, answer.Text("[role=alert]").Plain(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatIsFarTooLargeIsRefusedBeforeItIsRead()
    {
        var answer = await CheckAsync(new byte[8_000_001]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("Envoi trop volumineux", answer.Title);
    }

    [Fact]
    public async Task AnotherPeriodOrEstablishmentIsRecognised()
    {
        await Filings.OpenAsync(app, "2026-2027-P07");
        var (_, _, _, earlier) = await filer.DownloadAsync(Filings.Path(Own, period: "2026-2027-P07") + "/workbook");
        Assert.Contains("pour la période 2026-2027-P07, alors que cette page porte sur 2026-2027-P08", (await CheckAsync(earlier)).Text("[role=alert]").Plain(), StringComparison.Ordinal);

        using var other = await app.SignInAsync("establishment:CHUQ");
        var (_, _, _, theirs) = await other.DownloadAsync(Filings.Path("CHUQ") + "/workbook");
        Assert.Contains("pour l’établissement CHUQ", (await CheckAsync(theirs)).Text("[role=alert]").Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsThatWereMovedDeletedDoubledOrInventedAreExplained()
    {
        var moved = Csv(("SITES", "4"), ("DONE", "70"));
        var shown = await CheckAsync(moved);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("Les lignes ont été déplacées", shown.Text(".import .notice").Plain(), StringComparison.Ordinal);
        Assert.Contains("cases n’ont pas de ligne dans le fichier", shown.Text(".import .notice--warn").Plain(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await filer.SubmitAsync(shown, Confirm)).Status);
        Assert.Equal("4", await Filings.ValueAsync(filer, Own, "SITES"));

        var refused = await CheckAsync(Csv(("DONE", "1"), ("DONE", "2"), ("NOSUCH", "3"), ("", "4")));
        Assert.Equal(
            ["Une ligne précédente répond déjà à cette case. Gardez-en une seule.", "Le formulaire de cette période ne contient pas la case « NOSUCH ».",
                "La ligne n’indique plus à quelle case elle répond. Remettez son code, ou repartez du fichier téléchargé."],
            refused.Texts(".is-refused .told p").Select(Spaces.Plain));
    }

    [Theory]
    [InlineData("file", "75")]
    [InlineData("portal", "72")]
    public async Task ACellChangedOnBothSidesIsChosen(string choice, string kept)
    {
        await SaveAsync(("DONE", "70"), ("SITES", "3"));
        var file = FilledFile.With(await WorkbookAsync(), ("DONE", "<v>75</v>"), ("SCHED", "<v>100</v>"));
        await SaveAsync(("DONE", "72"), ("SITES", "4"));

        var shown = await CheckAsync(file);
        Assert.Equal(["Rendez-vous planifiés à distance|(vide)|100|Nouvelle", "Rendez-vous réalisés|72|75|À choisir", "Points de service actifs|4|3|Réponse du portail conservée"], Lines(shown));
        var undecided = await filer.SubmitAsync(shown, Confirm);
        Assert.Equal((HttpStatusCode.BadRequest, "Il reste à choisir"), (undecided.Status, undecided.Text("[role=alert] h2")));
        Assert.Equal("", await Filings.ValueAsync(filer, Own, "SCHED"));

        Assert.Equal(HttpStatusCode.Redirect, (await filer.SubmitAsync(undecided, Confirm, ($"keep:{Own}:DONE", choice))).Status);
        var page = await filer.GetAsync(Filings.Path(Own));
        Assert.Equal([kept, "100", "4"], new[] { "DONE", "SCHED", "SITES" }.Select(cell => Filings.Value(page, cell)));
    }

    [Fact]
    public async Task WhatMovesBetweenTheDryRunAndTheConfirmationIsShownAgain()
    {
        var shown = await CheckAsync(FilledFile.With(await WorkbookAsync(), ("DONE", "<v>75</v>"), ("SCHED", "<v>100</v>")));
        await SaveAsync(("DONE", "72"));
        var again = await filer.SubmitAsync(shown, Confirm);
        Assert.Equal((HttpStatusCode.Conflict, "Le portail a changé depuis la vérification"), (again.Status, again.Text("[role=alert] h2")));
        Assert.Equal("", await Filings.ValueAsync(filer, Own, "SCHED"));
        Assert.Equal(HttpStatusCode.Redirect, (await filer.SubmitAsync(again, Confirm, ($"keep:{Own}:DONE", "file"))).Status);
        Assert.Equal("75", await Filings.ValueAsync(filer, Own, "DONE"));
    }

    [Fact]
    public async Task ASealIsNeitherForgedNorTakenOverNorOld()
    {
        var shown = await CheckAsync(FilledFile.With(await WorkbookAsync(), ("DONE", "<v>75</v>")));
        Assert.Equal(HttpStatusCode.BadRequest, (await filer.SubmitAsync(shown, Confirm, ("import", "AAAA"))).Status);

        using var pilot = await app.SignInAsync($"pilot:{Own}");
        var token = (await pilot.GetAsync("/fr")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.BadRequest, (await pilot.SubmitAsync(shown, Confirm, ("__RequestVerificationToken", token))).Status);

        app.Clock.Now = app.Clock.Now.AddHours(9);
        filer = await app.SignInAsync($"establishment:{Own}");
        token = (await filer.GetAsync("/fr")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var late = await filer.SubmitAsync(shown, Confirm, ("__RequestVerificationToken", token));
        Assert.Contains("La vérification est trop ancienne", late.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("", await Filings.ValueAsync(filer, Own, "DONE"));
    }

    [Fact]
    public async Task AFilingThatIsSubmittedTakesNoFileAndStaysReadable()
    {
        var file = FilledFile.With(await WorkbookAsync(), ("DONE", "<v>75</v>"));
        var form = await filer.GetAsync(ImportPath());
        await Filings.FileAsync(app, Own);
        var refused = await filer.UploadAsync(form, Upload, "file", "a.xlsx", file);
        Assert.Contains("ne peut plus être remplie", refused.Text(".import .notice--error"), StringComparison.Ordinal);
        Assert.Equal("Rien ne peut être rempli", (await filer.GetAsync(ImportPath())).Text(".notice h2"));

        using var auditor = await app.SignInAsync("auditor");
        var (status, _, _, workbook) = await auditor.DownloadAsync(Filings.Path(Own) + "/workbook");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("dataValidation", FilledFile.Part(workbook, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("sheetProtection", FilledFile.Part(workbook, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CsvGoesOutAndComesBackInEachLanguage()
    {
        await SaveAsync(("ASHRS", "1 080,5"));
        var (_, type, name, french) = await filer.DownloadAsync(Filings.Path(Own) + "/workbook?format=csv");
        Assert.Equal(("text/csv", $"FD-{Own}-{Filings.Period}-fr.csv"), (type, name));
        var text = Encoding.UTF8.GetString(french);
        Assert.StartsWith("\uFEFFetablissement;periode;case;libelle;unite;precedente;un_an_avant;reponse;vu\r\n", text, StringComparison.Ordinal);
        Assert.Contains(";1080,5;1n1080.5\r\n", text, StringComparison.Ordinal);
        var shown = await CheckAsync(Encoding.UTF8.GetBytes(text.Replace(";1080,5;1n", ";2000,25;1n", StringComparison.Ordinal)));
        Assert.Equal(["Délai de réponse cumulé|1 080,5|2 000,25|Modifiée"], Lines(shown));

        var (_, _, _, english) = await filer.DownloadAsync(Filings.Path(Own, "en") + "/workbook?format=csv");
        text = Encoding.UTF8.GetString(english);
        Assert.Contains(",1080.5,1n1080.5\r\n", text, StringComparison.Ordinal);
        Assert.Equal("Le fichier ne changerait rien", (await CheckAsync(english)).Text(".notice h2"));

        // The layout is documented, column by column.
        var documented = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "filing-files.md"));
        var columns = new[] { french, english }.SelectMany(file => Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split("\r\n")[0].Split(';', ','));
        Assert.All(columns, column => Assert.Contains($"`{column}`", documented, StringComparison.Ordinal));
    }

    [OpenPyXlFact]
    public async Task WhatOpenPyXlFillsInIsStored()
    {
        var file = await FilledFile.PythonAsync(await WorkbookAsync(), """
            import sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book.worksheets[0]
            for row in range(2, sheet.max_row + 1):
                key = sheet.cell(row, 1).value
                if key == "DONE": sheet.cell(row, 8).value = 70
                if key == "KMAVOID": sheet.cell(row, 8).value = 1200.5
                if key == "TICKETS": sheet.cell(row, 8).value = "s.o."
            book.save(sys.argv[1])
            """);
        var done = await filer.FollowAsync(await filer.SubmitAsync(await CheckAsync(file), Confirm));
        Assert.Equal(["70", "1 200,5", "s.o."], new[] { "DONE", "KMAVOID", "TICKETS" }.Select(cell => Filings.Value(done, cell).Plain()));
    }

    /// <summary>Beside each answer, a list; whoever uses it need not empty what stood in the other cell.</summary>
    [OpenPyXlFact]
    public async Task AnAnswerWithoutANumberIsChosenFromAList()
    {
        await SaveAsync(("DONE", "70"), ("TICKETS", "so"), ("SITES", "3"), ("CLIN", "nd"), ("PAT", "so"));
        var workbook = await WorkbookAsync();
        using (var opened = SpreadsheetDocument.Open(new MemoryStream(workbook), false))
        {
            var form = opened.WorkbookPart!.WorksheetParts.Single(part => part.Uri.OriginalString.EndsWith("sheet1.xml", StringComparison.Ordinal));
            var list = Assert.Single(form.Worksheet.Descendants<DataValidation>(), rule => rule.Type?.Value == DataValidationValues.List);
            Assert.All(list.SequenceOfReferences!.Items, range => Assert.StartsWith("I", range.Value, StringComparison.Ordinal));
        }

        var file = await FilledFile.PythonAsync(workbook, """
            import sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book.worksheets[0]
            for row in range(2, sheet.max_row + 1):
                key = sheet.cell(row, 1).value
                if key == "DONE": assert sheet.cell(row, 9).value is None; sheet.cell(row, 9).value = "n.d."
                if key == "TICKETS": assert sheet.cell(row, 9).value == "s.o."; sheet.cell(row, 8).value = 12
                if key == "SITES": sheet.cell(row, 8).value = None; sheet.cell(row, 9).value = "s.o."
                if key == "CLIN": sheet.cell(row, 9).value = None
                if key == "SCHED": sheet.cell(row, 9).value = "s.o."
            book.save(sys.argv[1])
            """);
        var done = await filer.FollowAsync(await filer.SubmitAsync(await CheckAsync(file), Confirm));
        Assert.Equal(["n.d.", "12", "s.o.", "", "s.o.", "s.o."], new[] { "DONE", "TICKETS", "SITES", "CLIN", "SCHED", "PAT" }.Select(cell => Filings.Value(done, cell).Plain()));

        var both = await FilledFile.PythonAsync(await WorkbookAsync(), """
            import sys, datetime, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book.worksheets[0]
            for row in range(2, sheet.max_row + 1):
                key = sheet.cell(row, 1).value
                if key == "TICKETS": sheet.cell(row, 8).value = 13; sheet.cell(row, 9).value = "n.d."
                if key == "DONE": sheet.cell(row, 9).value = "beaucoup"
                if key == "SITES": sheet.cell(row, 9).value = datetime.date(2026, 5, 12)
            book.save(sys.argv[1])
            """);
        var refused = await CheckAsync(both);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var told = refused.Texts(".is-refused .told p").Select(text => text.Plain()).ToList();
        Assert.Contains("Un nombre et une réponse sans nombre (13, n.d.) ont été entrés sur la même ligne. Gardez l’un des deux.", told);
        Assert.Contains(told, text => text.Contains("beaucoup", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("pour une date (2026-05-12)", StringComparison.Ordinal));
        Assert.Equal(3, told.Count);
    }

    [OpenPyXlFact]
    public async Task ADateAndSortedRowsOfOpenPyXlAreRecognised()
    {
        var file = await FilledFile.PythonAsync(await WorkbookAsync(), """
            import sys, datetime, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book.worksheets[0]
            sheet.delete_rows(3)
            for row in range(2, sheet.max_row + 1):
                if sheet.cell(row, 1).value == "DONE": sheet.cell(row, 8).value = datetime.date(2026, 5, 12)
            book.save(sys.argv[1])
            """);
        var shown = await CheckAsync(file);
        Assert.Contains("pour une date (2026-05-12)", shown.Text(".is-refused .told"), StringComparison.Ordinal);
        Assert.Contains("1 case n’a pas de ligne dans le fichier", shown.Text(".import .notice--warn").Plain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task TheWorkbookIsAsTheFormatWantsIt(string language)
    {
        await SaveAsync(("DONE", "70"), ("TICKETS", "so"), ("ASHRS", "80,5"));
        using var opened = SpreadsheetDocument.Open(new MemoryStream(await WorkbookAsync(language)), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(opened).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        var rules = opened.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DataValidation>()).ToList();
        Assert.Equal(["=INT(", "$A$1:$A$2", ",2)"], rules.Select(rule => rule.Formula1!.Text).Select(formula => Array.Find(["=INT(", ",2)", "$A$1:$A$2"], part => formula.Contains(part, StringComparison.Ordinal))));
        Assert.Equal(2 * 53, rules.SelectMany(rule => rule.SequenceOfReferences!.Items).Sum(range => RowsOf(range.Value!)));

        static int RowsOf(string range) => range.Split(':') is [var from, var to] ? int.Parse(to[1..], CultureInfo.InvariantCulture) - int.Parse(from[1..], CultureInfo.InvariantCulture) + 1 : 1;
    }

    [Fact]
    public async Task TheWorkbookIsLockedButForItsAnswersAndHoldsWhatOneNeedsToAnswer()
    {
        await Filings.FilePastAsync(app, Own, 7);
        using var opened = SpreadsheetDocument.Open(new MemoryStream(await WorkbookAsync()), false);
        var book = opened.WorkbookPart!;
        var sheets = book.Workbook.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal(
            ["CISSSCN P08 ", "Lisez-moi – Read me ", "Définitions – Definitions ", "Provenance ", "Portail hidden", "Listes hidden"],
            sheets.Select(sheet => $"{sheet.Name} {(sheet.State is null || sheet.State.Value == SheetStateValues.Visible ? "" : "hidden")}"));

        var form = ((WorksheetPart)book.GetPartById(sheets[0].Id!)).Worksheet;
        Assert.True(form.GetFirstChild<SheetProtection>()?.Sheet?.Value);
        var formats = book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var open = form.Descendants<Cell>().Where(cell => formats[(int)(cell.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false).Select(cell => cell.CellReference!.Value!).ToList();
        Assert.Equal((53, 53, 106), (open.Count(cell => cell[0] == 'H'), open.Count(cell => cell[0] == 'I'), open.Count));

        var rows = Documents.DocumentFile.Sheets(await WorkbookAsync());
        var done = rows["CISSSCN P08"].Single(row => row[0] == "DONE");
        Assert.Equal(["Rendez-vous réalisés", "Completed appointments", "70"], [done[2], done[3], done[5]]);
        Assert.Contains(rows["Définitions – Definitions"], row => row[0] == "PAT" && row[2].Length > 20 && row[4].Length > 20);
    }

    [LibreOfficeFact]
    public async Task LibreOfficeOpensItAndWhatItSavesComesBack()
    {
        await SaveAsync(("DONE", "70"), ("TICKETS", "so"));
        var saved = await FilledFile.ThroughLibreOfficeAsync(await WorkbookAsync());
        Assert.Equal("Le fichier ne changerait rien", (await CheckAsync(saved)).Text(".notice h2"));
        var shown = await CheckAsync(FilledFile.With(saved, ("DONE", "<v>71</v>")));
        Assert.Equal(["Rendez-vous réalisés|70|71|Modifiée"], Lines(shown));
    }

    [Fact]
    public async Task ACentreFillsItsTerritoryInOneFileAllOrNothing()
    {
        using var centre = await app.SignInAsync("centre:UL");
        await Filings.FileAsync(app, "CHUQ");
        var (status, _, name, workbook) = await centre.DownloadAsync($"/fr/utilization/calendar/{Filings.Period}/workbook");
        Assert.Equal((HttpStatusCode.OK, $"FD-UL-{Filings.Period}-fr.xlsx"), (status, name));
        Assert.DoesNotContain("CHUQ P08", FilledFile.Part(workbook, "xl/workbook.xml"), StringComparison.Ordinal);
        Assert.Contains($"{Own} P08", FilledFile.Part(workbook, "xl/workbook.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("CHUM P08", FilledFile.Part(workbook, "xl/workbook.xml"), StringComparison.Ordinal);

        var form = await centre.GetAsync($"/fr/utilization/calendar/{Filings.Period}/import");
        var one = await centre.UploadAsync(form, Upload, "file", "a.csv", Csv(Filings.Period, (Own, "DONE", "70"), ("CISSSBSL", "DONE", "-1")));
        Assert.Equal(HttpStatusCode.BadRequest, one.Status);
        var closed = await centre.UploadAsync(form, Upload, "file", "a.csv", Csv(Filings.Period, (Own, "DONE", "70"), ("CHUQ", "DONE", "71")));
        Assert.Contains("ne peut plus être remplie", closed.Text(".notice--error p").Plain() + closed.Text(".import .notice--error"), StringComparison.Ordinal);
        Assert.Contains("CHUM", (await centre.UploadAsync(form, Upload, "file", "a.csv", Csv(Filings.Period, (Own, "DONE", "70"), ("CHUM", "DONE", "1")))).Text("[role=alert]"), StringComparison.Ordinal);

        var shown = await centre.UploadAsync(form, Upload, "file", "a.csv", Csv(Filings.Period, (Own, "DONE", "70"), ("CISSSBSL", "DONE", "12")));
        Assert.Equal(2, shown.Texts(".import h3").Count);
        Assert.Equal("", await Filings.ValueAsync(centre, Own, "DONE"));
        var done = await centre.SubmitAsync(shown, Confirm);
        Assert.Equal("2 cases enregistrées depuis le fichier.", (await centre.FollowAsync(done)).Text("[role=status]").Plain());
        Assert.Equal(["70", "12"], [await Filings.ValueAsync(centre, Own, "DONE"), await Filings.ValueAsync(centre, "CISSSBSL", "DONE")]);
    }

    [Theory]
    [InlineData("establishment:CHUQ", "workbook")]
    [InlineData("establishment:CHUQ", "import")]
    [InlineData("centre:UDEM", "workbook")]
    [InlineData("centre:UDEM", "import")]
    public async Task OutOfScopeThereIsNoFile(string persona, string file)
    {
        using var browser = await app.SignInAsync(persona);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Filings.Path(Own)}/{file}")).Status);
    }

    [Fact]
    public async Task TheWayToTheFileStandsOnThePages()
    {
        Assert.Contains(ImportPath(), (await filer.GetAsync(Filings.Path(Own))).Links());
        using var centre = await app.SignInAsync("centre:UL");
        Assert.Contains($"/fr/utilization/calendar/{Filings.Period}/import", (await centre.GetAsync("/fr/utilization/calendar")).Links());
    }

    private static string ImportPath(string language = "fr") => Filings.Path(Own, language) + "/import";

    private async Task<byte[]> WorkbookAsync(string language = "fr")
    {
        var (status, type, name, content) = await filer.DownloadAsync(Filings.Path(Own, language) + "/workbook");
        Assert.Equal((HttpStatusCode.OK, $"FD-{Own}-{Filings.Period}-{language}.xlsx"), (status, name));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", type);
        return content;
    }

    private async Task<PortalPage> CheckAsync(byte[] file, string language = "fr") =>
        await filer.UploadAsync(await filer.GetAsync(ImportPath(language)), Upload, "file", "declaration.xlsx", file);

    private async Task SaveAsync(params (string Name, string? Value)[] cells) =>
        Assert.Equal(HttpStatusCode.Redirect, (await filer.SubmitAsync(await filer.GetAsync(Filings.Path(Own)), Filings.Form, cells)).Status);

    private async Task<IReadOnlyList<AuditEventRow>> TrailAsync() =>
        await app.Services.GetRequiredService<AuditQueries>().ListAsync(Scopes.Auditor, Own, null, 100);

    private static byte[] Csv(params (string Cell, string Answer)[] rows) => Csv(Filings.Period, [.. rows.Select(row => (Own, row.Cell, row.Answer))]);

    private static byte[] Csv(string period, params (string Body, string Cell, string Answer)[] rows) =>
        Encoding.UTF8.GetBytes("etablissement;periode;case;reponse\r\n" + string.Concat(rows.Select(row => $"{row.Body};{period};{row.Cell};{row.Answer}\r\n")));

    /// <summary>Cell, in the portal, in the file, what happens.</summary>
    private static List<string> Lines(PortalPage page) =>
        [.. page.Document.QuerySelectorAll(".import tbody tr").Select(row => string.Join('|', new[]
        {
            row.QuerySelector("th")!.TextContent.Trim(), row.QuerySelectorAll("td.num")[0].TextContent, row.QuerySelectorAll("td.num")[1].TextContent,
            row.QuerySelector(".told .tag")!.TextContent,
        }).Plain())];
}

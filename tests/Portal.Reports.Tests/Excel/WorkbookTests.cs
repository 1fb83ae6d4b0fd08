using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Portal.Data;
using Portal.Reports.Engine.Excel;
using Xunit;
using ChartXml = DocumentFormat.OpenXml.Drawing.Charts;
using Columns = Portal.Reports.Engine.Excel.Columns<int>;
using Shapes = DocumentFormat.OpenXml.Drawing.Spreadsheet;
using SheetEntry = DocumentFormat.OpenXml.Spreadsheet.Sheet;
using Workbook = Portal.Reports.Engine.Excel.Workbook;

namespace Portal.Reports.Tests.Excel;

public class WorkbookTests
{
    public static TheoryData<string> Documents => ["report", "report in English", "template", "no data", "one row", "odd names"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_format_s_own_validator_finds_nothing(string document)
    {
        var bytes = await Document(document).BytesAsync();

        using var opened = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(opened)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");

        Assert.Empty(errors);
        Assert.NotEmpty(opened.WorkbookPart!.WorksheetParts);
    }

    [Fact]
    public async Task The_same_data_and_moment_give_the_same_bytes_to_a_file_and_to_a_response()
    {
        using var response = new ResponseStream();
        await Samples.Report().WriteAsync(response);

        Assert.Equal(await Samples.Report().BytesAsync(), response.Received.ToArray());
        Assert.NotEqual(
            await Samples.Report(info: Samples.Info with { ProducedAt = Samples.Info.ProducedAt.AddMinutes(1) }).BytesAsync(),
            response.Received.ToArray());
    }

    [Fact]
    public async Task A_workbook_written_twice_is_the_same_twice()
    {
        var workbook = Samples.Report();

        Assert.Equal(await workbook.BytesAsync(), await workbook.BytesAsync());
    }

    [Fact]
    public async Task What_fails_halfway_does_not_open_as_if_it_were_whole()
    {
        using var file = new MemoryStream();
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table("A", new Columns().Whole("n", row => (long)row), Failing());

        await Assert.ThrowsAsync<TimeoutException>(() => workbook.WriteAsync(file));

        Assert.ThrowsAny<Exception>(() => SpreadsheetDocument.Open(new MemoryStream(file.ToArray()), false).WorkbookPart!.Workbook);
    }

    [Fact]
    public async Task Writing_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table("A", new Columns().Whole("n", row => (long)row), Endless(stop));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workbook.WriteAsync(new MemoryStream(), stop.Token));
    }

    [Fact]
    public async Task A_workbook_needs_a_visible_sheet()
    {
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("Caché", new SheetOptions { Hidden = true });

        await Assert.ThrowsAsync<InvalidOperationException>(() => workbook.WriteAsync(new MemoryStream()));
    }

    [Fact]
    public async Task The_properties_say_what_the_document_is()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Samples.Report().BytesAsync()), false);

        var properties = document.PackageProperties;
        Assert.Equal(Samples.Info.Title, properties.Title);
        Assert.Equal(Samples.Info.Creator, properties.Creator);
        Assert.Equal(Samples.Info.Identifier, properties.Identifier);
        Assert.Equal("fr-CA", properties.Language);
        Assert.Equal(Samples.Info.ProducedAt, properties.Created!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task A_register_is_a_table_from_A1_with_a_frozen_repeated_header()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Samples.Report(34).BytesAsync()), false);
        var register = Worksheet(document, "Déclarations");

        var table = register.TableDefinitionParts.Single().Table;
        Assert.Equal("A1:K35", table.Reference!.Value);
        Assert.Equal("A1:K35", table.AutoFilter!.Reference!.Value);
        Assert.Equal("Declarations", table.DisplayName!.Value);
        Assert.Equal("RSS", table.TableColumns!.Elements<TableColumn>().First().Name!.Value);

        var pane = register.Worksheet.Descendants<Pane>().Single();
        Assert.Equal((2, 1, PaneStateValues.Frozen), (pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value, pane.State!.Value));
        Assert.Contains(
            document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>(),
            name => name is { Name.Value: "_xlnm.Print_Titles", Text: "'Déclarations'!$1:$1" });
    }

    [Fact]
    public async Task It_prints_on_letter_paper_with_identifier_and_page_numbers()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Samples.Report().BytesAsync()), false);
        var sheet = Worksheet(document, "Déclarations").Worksheet;

        var setup = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((1u, OrientationValues.Landscape, 0u), (setup.PaperSize!.Value, setup.Orientation!.Value, setup.FitToHeight!.Value));
        Assert.Contains("RQT-2026-P08-0042", sheet.Descendants<OddFooter>().Single().Text, StringComparison.Ordinal);
        Assert.Contains("Provisoire – données au 21 novembre 2026", sheet.Descendants<OddFooter>().Single().Text, StringComparison.Ordinal);
        Assert.Contains("Page &P de &N", sheet.Descendants<OddFooter>().Single().Text, StringComparison.Ordinal);
        Assert.Contains(Samples.Info.Title, sheet.Descendants<OddHeader>().Single().Text, StringComparison.Ordinal);
    }

    [LibreOfficeFact(readsPdf: true)]
    public async Task Printed_by_LibreOffice_every_page_repeats_the_header_and_says_which_it_is()
    {
        var pages = (await Office.PdfTextAsync(await Office.ConvertAsync(await Samples.Report(120).BytesAsync(), "pdf")))
            .Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.InRange(pages.Length, 6, 12);
        Assert.All(pages.Index(), page => Assert.Contains($"Page {page.Index + 1} de {pages.Length}", page.Item, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains(Samples.Info.Identifier, page, StringComparison.Ordinal));
        Assert.All(pages[1..^2], page => Assert.Matches("RSS +Établissement +Territoire", page));
        Assert.Matches("Complétude +91,2\\s%", pages[0]);
        Assert.DoesNotContain("###", string.Concat(pages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_input_cells_of_a_protected_sheet_are_unlocked()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Samples.Template().BytesAsync()), false);
        var sheet = Worksheet(document, "Saisie").Worksheet;
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();

        var unlocked = sheet.Descendants<Cell>()
            .Where(cell => formats[(int)cell.StyleIndex!.Value].Protection?.Locked?.Value == false)
            .Select(cell => cell.CellReference!.Value);

        Assert.True(sheet.GetFirstChild<SheetProtection>()!.Sheet!.Value);
        Assert.Equal(["D2", "E2", "D3", "E3", "D4", "E4", "D5", "E5"], unlocked);
    }

    [Fact]
    public async Task Input_rules_accept_numbers_in_bounds_or_the_words_and_lists_stand_on_a_hidden_sheet()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Samples.Template().BytesAsync()), false);

        var rules = Worksheet(document, "Saisie").Worksheet.Descendants<DataValidation>().ToList();

        Assert.Equal(["D2:D5", "E2:E5"], rules.Select(rule => rule.SequenceOfReferences!.InnerText));
        Assert.Equal(
            """IF(ISNUMBER(D2),AND(ISNUMBER(D2),D2>=0,D2<=1000000,D2=INT(D2)),OR(FALSE,D2="s.o.",D2="n.d."))""",
            rules[0].Formula1!.Text);
        Assert.Equal("'Listes'!$A$1:$A$4", rules[1].Formula1!.Text);
        var lists = document.WorkbookPart!.Workbook.Sheets!.Elements<SheetEntry>().Last();
        Assert.Equal(("Listes", SheetStateValues.Hidden), (lists.Name!.Value, lists.State!.Value));
    }

    [Fact]
    public async Task A_chart_carries_its_cells_values_and_leaves_a_gap_where_the_answer_is_a_word()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Samples.Report().BytesAsync()), false);
        var charts = Worksheet(document, "Synthèse").DrawingsPart!.ChartParts
            .Select(part => part.ChartSpace).OrderBy(chart => chart.InnerText.Contains("période", StringComparison.Ordinal)).ToList();

        var trend = charts[1].Descendants<ChartXml.LineChartSeries>().ToList();
        Assert.Equal("'Graphiques'!$B$2:$B$9", trend[0].Descendants<ChartXml.NumberReference>().Single().Formula!.Text);
        Assert.Equal(
            [0u, 1u, 2u, 3u, 5u, 6u, 7u],
            trend[0].Descendants<ChartXml.NumberReference>().Single().Descendants<ChartXml.NumericPoint>().Select(point => point.Index!.Value));
        var previous = trend[1].Descendants<ChartXml.NumberReference>().Single();
        Assert.StartsWith("'Synthèse'!$C$", previous.Formula!.Text, StringComparison.Ordinal);
        Assert.Equal(8, previous.Descendants<ChartXml.NumericPoint>().Count());
        Assert.All(
            Worksheet(document, "Synthèse").DrawingsPart!.WorksheetDrawing.Descendants<Shapes.NonVisualDrawingProperties>(),
            drawing => Assert.NotEmpty(drawing.Description!.Value!));
    }

    [Fact]
    public void A_chart_over_what_is_not_there_is_refused_at_once()
    {
        var sheet = new Workbook(Samples.Info).AddSheet("A");
        var table = sheet.Table("A", new Columns().Whole("n", row => (long)row), [1]);

        Assert.Throws<ArgumentException>(() => sheet.Chart(Over("m")));
        Assert.Throws<ArgumentException>(() => sheet.Chart(Over("n") with { Series = [] }));
        Assert.Throws<ArgumentException>(() => new Workbook(Samples.Info).AddSheet("B").Chart(Over("n")));

        Chart Over(string series) => new()
        {
            Kind = ChartKind.Line,
            Title = "t",
            AltText = "a",
            Table = table,
            Category = "n",
            Series = [series],
        };
    }

    [Fact]
    public void A_list_to_choose_from_is_not_empty() => Assert.Throws<ArgumentException>(() => InputRule.OneOf([]));

    private static Workbook Document(string name) => name switch
    {
        "report" => Samples.Report(),
        "report in English" => Samples.Report(info: Samples.Info with { Language = Language.English }),
        "template" => Samples.Template(),
        "no data" => Samples.Report(0),
        "one row" => Samples.Report(1),
        _ => OddNames(),
    };

    private static Workbook OddNames()
    {
        var name = string.Concat(Enumerable.Repeat("<é&ᐄ\"'😀\u0001\uD800[]", 200));
        var workbook = new Workbook(Samples.Info with { Title = name, Creator = name, Identifier = name, Status = name, AsOf = name });
        for (var copy = 0; copy < 2; copy++)
        {
            var sheet = workbook.AddSheet(name);
            sheet.Title(name, name).Facts([new(name, name)]);
            var table = sheet.Table(
                name,
                new Columns().Whole(name, row => (long)row).Text(name, 20, _ => name, wrap: true).Text("", 9, _ => true),
                [1, 2],
                new TableOptions { Description = name });
            sheet.Chart(new Chart
            {
                Kind = ChartKind.Columns,
                Title = name,
                AltText = name,
                Table = table,
                Category = table.Headers[1],
                Series = [table.Headers[0]],
            });
        }

        workbook.AddSheet("Vide");
        return workbook;
    }

    private static WorksheetPart Worksheet(SpreadsheetDocument document, string name)
    {
        var sheet = document.WorkbookPart!.Workbook.Sheets!.Elements<SheetEntry>()
            .Single(sheet => sheet.Name == name);
        return (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!);
    }

    private static async IAsyncEnumerable<int> Failing()
    {
        yield return 1;
        await Task.Yield();
        throw new TimeoutException();
    }

    private static IEnumerable<int> Endless(CancellationTokenSource stop)
    {
        for (var row = 0; ; row++)
        {
            if (row == 10_000)
            {
                stop.Cancel();
            }

            yield return row;
        }
    }
}

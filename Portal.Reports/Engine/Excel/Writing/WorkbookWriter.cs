namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>
/// Writes the parts of a workbook in one pass. What the rows decide (where tables end, which texts are shared, which
/// styles occur) is written after them.
/// </summary>
internal sealed class WorkbookWriter
{
    private const string Office = Xml.RelationshipsUri + "/";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Drawing = "application/vnd.openxmlformats-officedocument.";
    private const string CoreProperties =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private readonly WorkbookInfo info;
    private readonly HiddenNames hidden;
    private readonly List<Sheet> sheets;
    private readonly InputLists lists;
    private readonly StyleBook styles = new();
    private readonly SharedStrings strings = new();
    private readonly List<ChartBlock> charts = [];
    private int tableCount;
    private int drawingCount;

    public WorkbookWriter(WorkbookInfo info, IReadOnlyList<Sheet> declared, HiddenNames hidden)
    {
        this.info = info;
        this.hidden = hidden;
        lists = new InputLists(declared, hidden.Lists);
        sheets = lists.IsEmpty ? [.. declared] : [.. declared, lists.ToSheet()];
    }

    public async Task WriteAsync(Stream destination, CancellationToken cancel)
    {
        await using var package = new PackageWriter(destination, info.ProducedAt, cancel);
        await WriteHeadAsync(package);
        foreach (var (index, sheet) in sheets.Index())
        {
            await WriteSheetAsync(package, sheet, index, cancel);
        }

        await WriteChartsAsync(package, cancel);
        await WriteSheetListAsync(package);

        await using (var part = await package.OpenAsync("xl/sharedStrings.xml", Spreadsheet + "sharedStrings+xml"))
        {
            await strings.WriteAsync(part, cancel);
        }

        await package.WriteAsync("xl/styles.xml", Spreadsheet + "styles+xml", styles.ToXml());
        await package.WriteContentTypesAsync();
    }

    private async Task WriteHeadAsync(PackageWriter package)
    {
        await package.WriteRelationshipsAsync(
            "", [(Office + "officeDocument", "xl/workbook.xml"), (CoreProperties, "docProps/core.xml")]);
        await package.WriteAsync(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            WorkbookXml.CoreProperties(info));
    }

    private async Task WriteSheetListAsync(PackageWriter package)
    {
        await package.WriteAsync("xl/workbook.xml", Spreadsheet + "sheet.main+xml", WorkbookXml.Of(sheets));
        await package.WriteRelationshipsAsync(
            "xl/workbook.xml",
            [
                .. sheets.Select((_, index) => (Office + "worksheet", $"worksheets/sheet{index + 1}.xml")),
                (Office + "styles", "styles.xml"),
                (Office + "sharedStrings", "sharedStrings.xml"),
            ]);
    }

    private async Task WriteSheetAsync(PackageWriter package, Sheet sheet, int index, CancellationToken cancel)
    {
        var targets = new List<(string Type, string Target)>();
        var hasCharts = sheet.Charts.Any();
        if (hasCharts)
        {
            targets.Add((Office + "drawing", $"../drawings/drawing{++drawingCount}.xml"));
        }

        var tables = sheet.Tables.Select(table => (Table: table, Number: ++tableCount)).ToList();
        targets.AddRange(tables.Select(table => (Office + "table", $"../tables/table{table.Number}.xml")));

        var path = $"xl/worksheets/sheet{index + 1}.xml";
        await using (var part = await package.OpenAsync(path, Spreadsheet + "worksheet+xml"))
        {
            var writer = new SheetWriter(part, styles, strings, info);
            writer.Xml(SheetXml.Opening(sheet, index == WorkbookXml.FirstVisible(sheets)));
            await WriteBlocksAsync(sheet, writer, cancel);
            writer.Xml(SheetXml.Closing(
                sheet, info, lists, hasCharts ? "rId1" : null, tables.Select((_, order) => $"rId{order + (hasCharts ? 2 : 1)}")));
            await writer.FlushAsync(cancel);
        }

        await package.WriteRelationshipsAsync(path, targets);
        foreach (var (table, number) in tables)
        {
            await package.WriteAsync(
                $"xl/tables/table{number}.xml", Spreadsheet + "table+xml", TableXml.Of(table, number));
        }

        if (hasCharts)
        {
            await WriteDrawingAsync(package, sheet);
        }
    }

    private async Task WriteChartsAsync(PackageWriter package, CancellationToken cancel)
    {
        var numbers = new ChartNumbers(charts, hidden.ChartNumbers);
        if (!numbers.IsEmpty)
        {
            sheets.Add(numbers.ToSheet());
            await WriteSheetAsync(package, sheets[^1], sheets.Count - 1, cancel);
        }

        foreach (var (index, chart) in charts.Index())
        {
            await package.WriteAsync(
                $"xl/charts/chart{index + 1}.xml",
                Drawing + "drawingml.chart+xml",
                ChartXml.Of(chart, numbers, info.Language));
        }
    }

    private async Task WriteDrawingAsync(PackageWriter package, Sheet sheet)
    {
        var path = $"xl/drawings/drawing{drawingCount}.xml";
        var first = charts.Count + 1;
        charts.AddRange(sheet.Charts);
        await package.WriteAsync(path, Drawing + "drawing+xml", DrawingXml.Of(sheet.Charts));
        await package.WriteRelationshipsAsync(
            path, [.. sheet.Charts.Select((_, order) => (Office + "chart", $"../charts/chart{first + order}.xml"))]);
    }

    private static async Task WriteBlocksAsync(Sheet sheet, SheetWriter writer, CancellationToken cancel)
    {
        foreach (var (order, block) in sheet.Blocks.Index())
        {
            if (order > 0)
            {
                writer.SkipRow();
            }

            await block.WriteAsync(writer, cancel);
        }
    }
}

/// <summary>The names of the sheets that a workbook may need out of sight.</summary>
internal sealed record HiddenNames(string Lists, string ChartNumbers);

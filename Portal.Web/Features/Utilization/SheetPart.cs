using System.Text.Encodings.Web;
using System.Text.Unicode;
using Portal.Data.Utilization;
using Portal.Reports;

namespace Portal.Web.Features.Utilization;

/// <summary>
/// The parts of a filing's page that a saved cell can change: their names in <c>data-part</c>, by which a script finds where
/// what the portal computed belongs.
/// </summary>
internal static class SheetPart
{
    public const string Contents = "contents";
    public const string Progress = "progress";
    public const string News = "news";
    public const string OnBehalf = "on-behalf";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string State(SectionView section) => $"{section.Id}:state";

    public static string Errors(SectionView section, BlockView block) => $"{section.Id}:{block.Id}:errors";

    public static string Questions(SectionView section, BlockView block) => $"{section.Id}:{block.Id}:questions";

    public static string Sum(SectionView section, ListView list) => $"{section.Id}:{list.Id}:sum";

    public static string Row(SectionView section, GridView grid, int index) => $"{section.Id}:{grid.Id}:row{index}";

    public static string Column(SectionView section, GridView grid, int index) => $"{section.Id}:{grid.Id}:column{index}";

    public static string Change(SectionView section, CellView cell) => $"{section.Id}:{cell.Id}:change";

    public static string Value(SectionView section, FormIndicator indicator) => $"{section.Id}:value:{indicator.Code}";

    public static string Author(SectionView section, CellView cell) => $"{section.Id}:{cell.Id}:author";

    /// <summary>The mark of a cell that a centre filled in; nothing for the others.</summary>
    public static string Mark(FilingTexts t, Formats format, CellView cell)
    {
        if (cell.OnBehalf is not { } centre)
        {
            return "";
        }

        var said = Encoder.Encode(t.BehalfCell(centre.Name, format.DateAndTime(centre.AtUtc)));
        return $"""<span class="behalf" id="b-{cell.Id}" title="{said}"><span aria-hidden="true">{Encoder.Encode(t.BehalfMark)}</span><span class="vh">{said}</span></span>""";
    }

    /// <summary>A total or a rate as its cell shows it.</summary>
    public static string Total(FilingTexts t, TotalView? total) => total is null ? "<output></output>"
        : $"<output>{Encoder.Encode(total.Value.Text)}</output>"
            + (total.Value.IsPartial ? $"""<span class="sub">{Encoder.Encode(t.Partial)}<span class="vh">{Encoder.Encode(t.Colon + t.PartialHelp)}</span></span>""" : "");

    /// <summary>What is computed in a section, each as <see cref="Total"/> or a text, and the marks of its cells.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Computed(SectionView section, FilingTexts t, Formats format) => section.Blocks.SelectMany(block => block switch
    {
        GridView grid =>
        [
            .. grid.Rows.Index().Select(row => KeyValuePair.Create(Row(section, grid, row.Index), Total(t, row.Item.Now))),
            .. grid.Totals.Index().Select(column => KeyValuePair.Create(Column(section, grid, column.Index), Total(t, column.Item.Now))),
        ],
        LinesView lines => lines.Lines.Select(line => line.Cell is { } cell
            ? KeyValuePair.Create(Change(section, cell), Encoder.Encode(cell.Change))
            : KeyValuePair.Create(Value(section, line.Indicator), Total(t, line.Now))),
        _ => Enumerable.Empty<KeyValuePair<string, string>>(),
    }).Concat(section.Blocks.SelectMany(block => block.Cells).Select(cell => KeyValuePair.Create(Author(section, cell), Mark(t, format, cell))));
}

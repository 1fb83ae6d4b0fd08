using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>
/// What a page showed of a filing: every cell with its version, the explanations' versions, the filing's own. It comes back in
/// one hidden field, so that a save can tell what its reader changed from what others changed meanwhile. Written
/// <c>7|SESS.consult.video=3n1502;DONE=0b|V10=1</c>; a cell is a <see cref="SeenCell"/>.
/// </summary>
public sealed class SeenCells
{
    private const int MostParts = 2000;

    private readonly FrozenDictionary<CellKey, SeenCell> cells;
    private readonly FrozenDictionary<string, int> explanations;

    private SeenCells(int filingVersion, IEnumerable<KeyValuePair<CellKey, SeenCell>> cells, IEnumerable<KeyValuePair<string, int>> explanations)
    {
        FilingVersion = filingVersion;
        this.cells = cells.ToFrozenDictionary();
        this.explanations = explanations.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public int FilingVersion { get; }

    /// <summary>Blank, without version, where the page did not know the cell.</summary>
    public SeenCell Cell(CellKey cell) => cells.GetValueOrDefault(cell);

    /// <summary>0 where there was none.</summary>
    public int Explanation(string finding) => explanations.GetValueOrDefault(finding);

    public static SeenCells Of(Form form, FilingDetail detail) => new(
        detail.Filing.Version,
        form.RequiredCells.Select(cell => KeyValuePair.Create(cell, new SeenCell(detail.Version(cell), detail.Answer(cell)))),
        detail.Explanations.Select(row => KeyValuePair.Create(row.Key, row.Value.Version)));

    /// <summary>Null when the text is not one that this class wrote.</summary>
    public static SeenCells? Read(string? text)
    {
        if (text?.Split('|') is not [var version, var cellTexts, var explanationTexts] || !TryVersion(version, out var filingVersion))
        {
            return null;
        }

        var cells = new Dictionary<CellKey, SeenCell>();
        var explanations = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, value) in Pairs(cellTexts))
        {
            if (!CellKey.TryParse(key, out var cell) || !SeenCell.TryParse(value, out var seen) || !cells.TryAdd(cell, seen))
            {
                return null;
            }
        }

        foreach (var (key, value) in Pairs(explanationTexts))
        {
            if (key.Length == 0 || !TryVersion(value, out var seen) || !explanations.TryAdd(key, seen))
            {
                return null;
            }
        }

        return new SeenCells(filingVersion, cells, explanations);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{FilingVersion}|");
        text.AppendJoin(';', cells.Select(cell => $"{cell.Key}={cell.Value}"));
        text.Append('|');
        text.AppendJoin(';', explanations.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Key}={row.Value}")));
        return text.ToString();
    }

    private static IEnumerable<(string Key, string Value)> Pairs(string text) => text.Length == 0 ? [] : text.Split(';', MostParts).Select(part =>
    {
        var at = part.LastIndexOf('=');
        return at < 0 ? ("", part) : (part[..at], part[(at + 1)..]);
    });

    private static bool TryVersion(string text, out int version) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version);
}

using System.Globalization;
using System.Text;

namespace Portal.Reports.Engine.Excel.Naming;

/// <summary>
/// Names of tables in formulas: letters, digits and underscores, beginning with a letter or underscore, not to be taken
/// for a cell address, unique in the workbook. Accents are dropped so that they can be typed on any keyboard.
/// </summary>
internal sealed class TableNames
{
    private const int Longest = 200;
    private readonly UniqueNames names = new(Longest);

    public string Claim(string name)
    {
        var plain = new StringBuilder();
        foreach (var sign in OneLine.Of(name, Longest).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                plain.Append(sign);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark
                && (plain.Length == 0 || plain[^1] != '_'))
            {
                plain.Append('_');
            }
        }

        var candidate = plain.ToString();
        return names.Claim(
            IsReserved(candidate) ? "_" + candidate : candidate,
            number => string.Create(CultureInfo.InvariantCulture, $"_{number}"));
    }

    private static bool IsReserved(string name) =>
        name.Length == 0
        || char.IsAsciiDigit(name[0])
        || CellAddress.TryParse(name.ToUpperInvariant(), out _, out _)
        || IsRowAndColumn(name.ToUpperInvariant());

    /// <summary>The other way to write addresses: R, C, R1, C2, R1C1.</summary>
    private static bool IsRowAndColumn(string name)
    {
        var rest = name.AsSpan();
        if (rest[0] == 'R')
        {
            rest = rest[1..].TrimStart("0123456789");
        }

        if (rest is ['C', ..])
        {
            rest = rest[1..].TrimStart("0123456789");
        }

        return rest.IsEmpty;
    }
}

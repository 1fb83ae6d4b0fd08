using System.Globalization;
using System.Text;

namespace Portal.Reports.Engine.Charts;

/// <summary>Elements and attributes as text: escaped, numbers with one decimal at most, the same on every machine.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder text = new();
    private bool isOpen;

    public SvgWriter Start(string element)
    {
        CloseTag();
        text.Append('<').Append(element);
        isOpen = true;
        return this;
    }

    public SvgWriter Attribute(string name, string? value)
    {
        if (value is not null)
        {
            text.Append(' ').Append(name).Append("=\"");
            Escape(value);
            text.Append('"');
        }

        return this;
    }

    public SvgWriter Attribute(string name, double value) => Attribute(name, Number(value));

    public SvgWriter Attribute(string name, IEnumerable<Spot> spots) =>
        Attribute(name, string.Join(' ', spots.Select(spot => $"{Number(spot.X)},{Number(spot.Y)}")));

    public SvgWriter Text(string value)
    {
        CloseTag();
        Escape(value);
        return this;
    }

    public SvgWriter End(string element)
    {
        if (isOpen)
        {
            text.Append("/>");
            isOpen = false;
        }
        else
        {
            text.Append("</").Append(element).Append('>');
        }

        return this;
    }

    public override string ToString() => text.ToString();

    public static string Number(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        // No negative zero.
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private void CloseTag()
    {
        if (isOpen)
        {
            text.Append('>');
            isOpen = false;
        }
    }

    // Characters that XML cannot hold are left out; half of a surrogate pair becomes U+FFFD.
    private void Escape(string value)
    {
        Span<char> units = stackalloc char[2];
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '"': text.Append("&quot;"); break;
                case < 0x20 and not ('\t' or '\n'):
                case >= 0x7F and < 0xA0:
                case 0xFFFE or 0xFFFF:
                    break;
                default: text.Append(units[..rune.EncodeToUtf16(units)]); break;
            }
        }
    }
}

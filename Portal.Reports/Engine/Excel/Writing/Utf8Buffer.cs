using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>Collects the bytes of a part, to be sent on in large pieces.</summary>
internal sealed class Utf8Buffer
{
    private const int Comfortable = 64 * 1024;

    /// <summary>What cannot stand in a cell's text as it is. Tab and line feed can.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
    [
        '&', '<', '>', '_', '\uFFFE', '\uFFFF',
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(sign => sign is not ('\t' or '\n')),
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
    ]);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    private byte[] bytes = new byte[2 * Comfortable];
    private int length;

    public bool IsLong => length >= Comfortable;

    public void Write(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        length += utf8.Length;
    }

    public void Write(int number)
    {
        Utf8Formatter.TryFormat(number, Room(11), out var written);
        length += written;
    }

    /// <summary>The shortest digits that give the same number back.</summary>
    public void Write(double number)
    {
        number.TryFormat(Room(32), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>XML as it is.</summary>
    public void WriteXml(ReadOnlySpan<char> xml) =>
        length += Encoding.UTF8.GetBytes(xml, Room(Encoding.UTF8.GetMaxByteCount(xml.Length)));

    /// <summary>
    /// A cell's text. What XML cannot hold is written _xHHHH_, as is the underscore of a text that looks like that.
    /// </summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Special);
            if (plain < 0)
            {
                WriteXml(text);
                return;
            }

            WriteXml(text[..plain]);
            text = text[plain..];
            text = text[WriteSpecial(text)..];
        }
    }

    public async ValueTask DrainAsync(Stream destination, CancellationToken cancel)
    {
        await destination.WriteAsync(bytes.AsMemory(0, length), cancel);
        length = 0;
    }

    /// <summary>Writes the special sign at the start; gives how many characters it was.</summary>
    private int WriteSpecial(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '&':
                Write("&amp;"u8);
                return 1;
            case '<':
                Write("&lt;"u8);
                return 1;
            case '>':
                Write("&gt;"u8);
                return 1;
            case '_' when !StartsLikeEscape(text):
                Write("_"u8);
                return 1;
            case var high when text.Length > 1 && char.IsSurrogatePair(high, text[1]):
                WriteXml(text[..2]);
                return 2;
            default:
                WriteXml(string.Create(CultureInfo.InvariantCulture, $"_x{(int)text[0]:X4}_"));
                return 1;
        }
    }

    /// <summary>Also without the closing underscore: what follows may be written as an escape, which begins with one.</summary>
    private static bool StartsLikeEscape(ReadOnlySpan<char> text) =>
        text is ['_', 'x', _, _, _, _, ..] && !text[2..6].ContainsAnyExcept(HexDigits);

    private Span<byte> Room(int needed)
    {
        if (bytes.Length - length < needed)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + needed));
        }

        return bytes.AsSpan(length);
    }
}

using System.Buffers.Text;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>Bytes in PDF's own notation, in a buffer that grows and is used again.</summary>
internal sealed class PdfBuffer(int capacity = 256)
{
    private byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Text of Latin-1 characters, as it is.</summary>
    public PdfBuffer Raw(ReadOnlySpan<char> text)
    {
        var room = Room(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            room[i] = (byte)text[i];
        }

        Length += text.Length;
        return this;
    }

    public PdfBuffer Raw(ReadOnlySpan<byte> data)
    {
        data.CopyTo(Room(data.Length));
        Length += data.Length;
        return this;
    }

    public PdfBuffer Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>A number with two decimals at most: 1/7200 inch, finer than any printer.</summary>
    public PdfBuffer Number(double value) => Fixed((long)Math.Round(value * 100), 2);

    /// <summary>A number with three decimals at most, for colours and directions.</summary>
    public PdfBuffer Fraction(double value) => Fixed((long)Math.Round(value * 1000), 3);

    public PdfBuffer Space() => Raw(" ");

    /// <summary>A reference to an object.</summary>
    public PdfBuffer Reference(int number) => Integer(number).Raw(" 0 R");

    public PdfBuffer Hex4(int value)
    {
        var room = Room(4);
        for (var i = 0; i < 4; i++)
        {
            room[i] = Digit(value >> (12 - 4 * i));
        }

        Length += 4;
        return this;
    }

    public PdfBuffer HexString(ReadOnlySpan<byte> data)
    {
        Raw("<");
        foreach (var b in data)
        {
            var room = Room(2);
            (room[0], room[1]) = (Digit(b >> 4), Digit(b));
            Length += 2;
        }

        return Raw(">");
    }

    /// <summary>A text string: UTF-16 with its mark, control characters left out.</summary>
    public PdfBuffer TextString(ReadOnlySpan<char> text)
    {
        Raw("<FEFF");
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x20 and not (>= 0x7F and < 0xA0))
            {
                foreach (var unit in units[..rune.EncodeToUtf16(units)])
                {
                    Hex4(unit);
                }
            }
        }

        return Raw(">");
    }

    private PdfBuffer Fixed(long scaled, int decimals)
    {
        if (scaled < 0)
        {
            Raw("-");
            scaled = -scaled;
        }

        var unit = decimals == 2 ? 100 : 1000;
        Integer(scaled / unit);
        var rest = scaled % unit;
        if (rest != 0)
        {
            Raw(".");
            for (; rest != 0; rest = rest % unit)
            {
                unit /= 10;
                Room(1)[0] = (byte)('0' + rest / unit);
                Length++;
            }
        }

        return this;
    }

    private static byte Digit(int value) => (byte)"0123456789ABCDEF"[value & 0xF];

    private Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + count));
        }

        return bytes.AsSpan(Length);
    }
}

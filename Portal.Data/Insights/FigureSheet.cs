using System.Buffers;
using System.Text;

namespace Portal.Data.Insights;

/// <summary>What a part of a sheet holds: one place, one cell of the cut, one class of revisions.</summary>
/// <param name="Slot">The place's number on the sheet.</param>
/// <param name="Basis">See <see cref="SheetRow"/>.</param>
internal readonly record struct SheetPart(int Slot, string Category1, string Category2, int Basis) : IComparable<SheetPart>
{
    public int CompareTo(SheetPart other) => Slot != other.Slot ? Slot.CompareTo(other.Slot)
        : string.CompareOrdinal(Category1, other.Category1) is not 0 and var first ? first
        : string.CompareOrdinal(Category2, other.Category2) is not 0 and var second ? second
        : Basis.CompareTo(other.Basis);
}

/// <summary>
/// A fiscal year of one cut of an indicator at sixteen places. As bytes: how many cells there are, and the two categories of each, in
/// order; then for each place that has something its slot, the length of what follows, and its parts: four times the cell's number plus
/// the class of revisions, the length of a year, and the year (<see cref="YearFigures"/>). Equal figures are equal bytes, and a reader passes
/// over what it does not want without looking into it (<see cref="SheetReader"/>).
/// </summary>
internal sealed class FigureSheet
{
    /// <summary>On one sheet: enough that a question reads few rows, and few enough that a filing writes little.</summary>
    public const int Places = 16;

    private readonly Dictionary<SheetPart, ReadOnlyMemory<byte>> parts = [];

    public IEnumerable<(SheetPart Part, ReadOnlyMemory<byte> Year)> Parts => parts.Select(part => (part.Key, part.Value));

    public static int NumberOf(int placeId) => placeId / Places;

    public static int SlotOf(int placeId) => placeId % Places;

    /// <exception cref="FormatException">The bytes are not what <see cref="Write"/> makes.</exception>
    public static FigureSheet Read(ReadOnlyMemory<byte> sheet)
    {
        var read = new FigureSheet();
        var bytes = sheet.Span;
        var at = 0;
        var cells = bytes.IsEmpty ? [] : ReadCells(bytes, ref at);
        while (at < bytes.Length)
        {
            var slot = Byte(bytes, ref at);
            var end = Length(bytes, ref at) + at;
            while (at < end)
            {
                var label = (int)VariableInteger.Read(bytes, ref at);
                var length = Length(bytes, ref at);
                var (category1, category2) = label / 4 < cells.Length && label >= 0 ? cells[label / 4] : throw new FormatException("A part of no cell.");
                read.parts[new SheetPart(slot, category1, category2, label % 4)] = sheet.Slice(at, length);
                at += length;
            }
        }

        return read;
    }

    /// <summary>
    /// The largest year that one place has of one cell, in hundredths, as submitted or as accepted; sums below 0 are passed over, so that no
    /// part of the year comes to more.
    /// </summary>
    /// <exception cref="FormatException">The bytes are not what <see cref="Write"/> makes.</exception>
    public static long PeakOf(ReadOnlySpan<byte> sheet)
    {
        var (at, peak) = (0, 0L);
        _ = sheet.IsEmpty ? [] : ReadCells(sheet, ref at);
        while (at < sheet.Length)
        {
            at++; // the slot
            var end = Length(sheet, ref at) + at;
            var (cell, submitted, accepted) = (-1, 0L, 0L);
            while (at < end)
            {
                var label = (int)VariableInteger.Read(sheet, ref at);
                var next = Length(sheet, ref at) + at;
                var rise = YearFigures.Rise(sheet[at..next]);
                (submitted, accepted) = label / 4 == cell ? (submitted, accepted) : (0, 0); // the classes of a cell follow each other
                submitted += label % 4 == SheetRow.Accepted ? 0 : rise;
                accepted += label % 4 == SheetRow.Submitted ? 0 : rise;
                (cell, at, peak) = (label / 4, next, Math.Max(peak, Math.Max(submitted, accepted)));
            }
        }

        return peak;
    }

    /// <summary>Adds to a part, or takes away from it; a part that comes to nothing goes.</summary>
    public void Add(SheetPart part, ReadOnlySpan<Figures> delta)
    {
        Span<Figures> periods = stackalloc Figures[YearFigures.Periods];
        YearFigures.Read(parts.GetValueOrDefault(part).Span, periods);
        for (var at = 0; at < periods.Length; at++)
        {
            periods[at] += delta[at];
        }

        var year = YearFigures.Write(periods);
        if (year.Length == 0)
        {
            parts.Remove(part);
        }
        else
        {
            parts[part] = year;
        }
    }

    /// <summary>No bytes when there is nothing on it.</summary>
    public byte[] Write()
    {
        var output = new ArrayBufferWriter<byte>(256);
        var cells = parts.Keys.Select(part => (part.Category1, part.Category2)).Distinct()
            .OrderBy(cell => cell.Category1, StringComparer.Ordinal).ThenBy(cell => cell.Category2, StringComparer.Ordinal).ToList();
        if (cells.Count == 0)
        {
            return [];
        }

        Put(output, cells.Count);
        foreach (var (category1, category2) in cells)
        {
            Put(output, category1);
            Put(output, category2);
        }

        var numbers = cells.Select((cell, at) => (cell, at)).ToDictionary(pair => pair.cell, pair => pair.at);
        var place = new ArrayBufferWriter<byte>(256);
        foreach (var slot in parts.OrderBy(part => part.Key).GroupBy(part => part.Key.Slot))
        {
            place.ResetWrittenCount();
            foreach (var (part, year) in slot)
            {
                Put(place, (numbers[(part.Category1, part.Category2)] * 4) + part.Basis);
                Put(place, year.Length);
                place.Write(year.Span);
            }

            output.Write([(byte)slot.Key]);
            Put(output, place.WrittenCount);
            output.Write(place.WrittenSpan);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>The categories of the sheet's cells, in the order of their numbers.</summary>
    public static (string Category1, string Category2)[] ReadCells(ReadOnlySpan<byte> bytes, ref int at)
    {
        var cells = new (string, string)[Length(bytes, ref at)];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = (Text(bytes, ref at), Text(bytes, ref at));
        }

        return cells;
    }

    public static int Byte(ReadOnlySpan<byte> bytes, ref int at) => at < bytes.Length ? bytes[at++] : throw new FormatException("The sheet ends early.");

    /// <summary>A length that the rest of the bytes has room for.</summary>
    public static int Length(ReadOnlySpan<byte> bytes, ref int at) =>
        VariableInteger.Read(bytes, ref at) is var length && length <= (ulong)(bytes.Length - at) ? (int)length : throw new FormatException("The sheet ends early.");

    private static string Text(ReadOnlySpan<byte> bytes, ref int at)
    {
        var length = Length(bytes, ref at);
        at += length;
        return Encoding.ASCII.GetString(bytes.Slice(at - length, length));
    }

    private static void Put(ArrayBufferWriter<byte> output, string text)
    {
        Put(output, text.Length);
        output.Write(Encoding.ASCII.GetBytes(text));
    }

    private static void Put(ArrayBufferWriter<byte> output, int number)
    {
        var at = 0;
        VariableInteger.Write(output.GetSpan(VariableInteger.MostBytes), ref at, (ulong)number);
        output.Advance(at);
    }
}

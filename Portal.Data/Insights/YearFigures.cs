using System.Buffers;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// The figures of a fiscal year's periods as bytes. Each period is one byte that says which of its seven numbers are not 0, then those as
/// variable-length integers, seven bits a byte, the lowest first, the sign in the lowest bit. Periods at the end that hold nothing
/// are left out, so that a year without anything is no bytes. A row of a year costs a fifth of thirteen rows, to keep and to read.
/// </summary>
public static class YearFigures
{
    public const int Periods = CellHistory.PeriodsOfYear;

    private const int Numbers = 7;
    /// <summary>No year takes more.</summary>
    public const int MostBytes = Periods * (1 + (Numbers * 10));

    /// <param name="periods">At least <see cref="Periods"/> places, which are overwritten.</param>
    /// <exception cref="FormatException">The bytes are not what <see cref="Write"/> makes.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, Span<Figures> periods)
    {
        periods[..Periods].Clear();
        var at = 0;
        for (var period = 0; at < bytes.Length; period++)
        {
            if (period == Periods)
            {
                throw new FormatException("A year has thirteen periods.");
            }

            var present = bytes[at++];
            periods[period] = new Figures
            {
                Sum = Next(bytes, ref at, present & 1),
                Numbers = (int)Next(bytes, ref at, present & 2),
                NotApplicable = (int)Next(bytes, ref at, present & 4),
                NotAvailable = (int)Next(bytes, ref at, present & 8),
                Blanks = (int)Next(bytes, ref at, present & 16),
                Small = (int)Next(bytes, ref at, present & 32),
                SmallSum = Next(bytes, ref at, present & 64),
            };
        }
    }

    public static byte[] Write(ReadOnlySpan<Figures> periods)
    {
        var last = periods.Length;
        while (last > 0 && periods[last - 1].IsEmpty)
        {
            last--;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes);
        var at = 0;
        foreach (var figures in periods[..last])
        {
            var present = at++;
            buffer[present] = 0;
            Put(buffer, ref at, present, 1, figures.Sum);
            Put(buffer, ref at, present, 2, figures.Numbers);
            Put(buffer, ref at, present, 4, figures.NotApplicable);
            Put(buffer, ref at, present, 8, figures.NotAvailable);
            Put(buffer, ref at, present, 16, figures.Blanks);
            Put(buffer, ref at, present, 32, figures.Small);
            Put(buffer, ref at, present, 64, figures.SmallSum);
        }

        var bytes = buffer[..at];
        ArrayPool<byte>.Shared.Return(buffer);
        return bytes;
    }

    private static void Put(byte[] buffer, ref int at, int present, byte bit, long number)
    {
        if (number == 0)
        {
            return;
        }

        buffer[present] |= bit;
        var rest = (ulong)((number << 1) ^ (number >> 63));
        for (; rest >= 0x80; rest >>= 7)
        {
            buffer[at++] = (byte)(rest | 0x80);
        }

        buffer[at++] = (byte)rest;
    }

    private static long Next(ReadOnlySpan<byte> bytes, ref int at, int isPresent)
    {
        if (isPresent == 0)
        {
            return 0;
        }

        ulong number = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at == bytes.Length)
            {
                throw new FormatException("The figures end within a number.");
            }

            var next = bytes[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(number >> 1) ^ -(long)(number & 1);
            }
        }

        throw new FormatException("A number is longer than ten bytes.");
    }
}

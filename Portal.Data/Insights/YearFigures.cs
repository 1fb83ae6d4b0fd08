using System.Buffers;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// The figures of a fiscal year's periods as bytes. Each period is one byte that says which of its seven numbers are not 0, then those as
/// variable-length integers. Periods at the end that hold nothing are left out, so that a year without anything is no bytes.
/// </summary>
public static class YearFigures
{
    public const int Periods = CellHistory.PeriodsOfYear;

    /// <summary>No year takes more: a byte and seven numbers of ten bytes each period.</summary>
    private const int MostBytes = Periods * (1 + (7 * VariableInteger.MostBytes));

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

            periods[period] = Next(bytes, ref at);
        }
    }

    /// <summary>The figures of the period whose bytes begin here; goes on to the next one's.</summary>
    internal static Figures Next(ReadOnlySpan<byte> bytes, ref int at)
    {
        var present = bytes[at++];
        var figures = new Figures
        {
            Sum = Number(bytes, ref at, present & 1),
            Numbers = (int)Number(bytes, ref at, present & 2),
        };
        return present < 4 ? figures : figures with
        {
            NotApplicable = (int)Number(bytes, ref at, present & 4),
            NotAvailable = (int)Number(bytes, ref at, present & 8),
            Blanks = (int)Number(bytes, ref at, present & 16),
            Small = (int)Number(bytes, ref at, present & 32),
            SmallSum = Number(bytes, ref at, present & 64),
        };
    }

    /// <summary>Of some periods of a year, as <see cref="Next"/> would read them one by one.</summary>
    /// <param name="isWanted">By period; what lies beyond its end is not.</param>
    internal static Figures Sum(ReadOnlySpan<byte> bytes, ReadOnlySpan<bool> isWanted)
    {
        var (sum, numbers, rest) = (0L, 0L, default(Figures));
        for (var (at, period) = (0, 0); at < bytes.Length; period++)
        {
            if (bytes[at] == 0)
            {
                at++; // nothing in this period
            }
            else if (bytes[at] > 3)
            {
                var figures = Next(bytes, ref at);
                rest += period < isWanted.Length && isWanted[period] ? figures : default;
            }
            else
            {
                // Most periods are of numbers alone: that way is short.
                var present = bytes[at++];
                var (amount, count) = (Number(bytes, ref at, present & 1), Number(bytes, ref at, present & 2));
                if (period < isWanted.Length && isWanted[period])
                {
                    sum += amount;
                    numbers += count;
                }
            }
        }

        return rest with { Sum = rest.Sum + sum, Numbers = rest.Numbers + (int)numbers };
    }

    /// <summary>What the periods' sums above 0 come to, in hundredths.</summary>
    internal static long Rise(ReadOnlySpan<byte> bytes)
    {
        var (at, rise) = (0, 0L);
        while (at < bytes.Length)
        {
            rise += Math.Max(Next(bytes, ref at).Sum, 0);
        }

        return rise;
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
        if (number != 0)
        {
            buffer[present] |= bit;
            VariableInteger.WriteSigned(buffer, ref at, number);
        }
    }

    private static long Number(ReadOnlySpan<byte> bytes, ref int at, int isPresent) => isPresent == 0 ? 0 : VariableInteger.ReadSigned(bytes, ref at);
}

namespace Portal.Data.Insights;

/// <summary>Integers as one to ten bytes: seven bits a byte, the lowest first; of a signed one the sign is the lowest bit.</summary>
internal static class VariableInteger
{
    public const int MostBytes = 10;

    /// <exception cref="FormatException">The bytes end within the number, or go on after its tenth.</exception>
    public static ulong Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at < bytes.Length && bytes[at] < 0x80)
        {
            return bytes[at++];
        }

        ulong number = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length)
            {
                throw new FormatException("The bytes end within a number.");
            }

            var next = bytes[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }

        throw new FormatException("A number is longer than ten bytes.");
    }

    /// <inheritdoc cref="Read"/>
    public static long ReadSigned(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = Read(bytes, ref at);
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    /// <param name="bytes">With room for <see cref="MostBytes"/>.</param>
    public static void Write(Span<byte> bytes, ref int at, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            bytes[at++] = (byte)(number | 0x80);
        }

        bytes[at++] = (byte)number;
    }

    /// <inheritdoc cref="Write"/>
    public static void WriteSigned(Span<byte> bytes, ref int at, long number) => Write(bytes, ref at, (ulong)((number << 1) ^ (number >> 63)));
}

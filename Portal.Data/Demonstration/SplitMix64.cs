namespace Portal.Data.Demonstration;

/// <summary>
/// Numbers that are the same on every machine and in every release of .NET: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood,
/// "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014). Each thing that is drawn has a generator of its own, named
/// after it, so that adding one thing leaves every other as it was. Only operations that IEEE 754 makes exact are used.
/// </summary>
internal sealed class SplitMix64
{
    private ulong state;

    private SplitMix64(ulong state) => this.state = state;

    /// <summary>The generator of a name, by FNV-1a over its parts.</summary>
    public static SplitMix64 For(params ReadOnlySpan<string> names)
    {
        var hash = 14695981039346656037UL;
        foreach (var name in names)
        {
            foreach (var letter in name)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = (hash ^ '/') * 1099511628211UL;
        }

        return new SplitMix64(hash);
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>A factor around 1, at most <paramref name="spread"/> away from it and mostly much nearer.</summary>
    public double Around(double spread) => 1 + (spread * (Unit() + Unit() + Unit() - 1.5) / 1.5);

    /// <summary>An identifier of the form that random ones have.</summary>
    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>Where each object of a file stands: at an offset, or inside an object stream. Eight bytes an object.</summary>
internal sealed class CrossReference
{
    private const int FreeEntry = 0, OffsetEntry = 1, PackedEntry = 2;

    // Type of entry, offset or number of the object stream, index in that stream: 1, 5 and 2 bytes, as they are written.
    private const int EntryLength = 8;

    private readonly List<ulong> entries = [Entry(FreeEntry, 0, 0xFFFF)];

    public static string Entries => "/W[1 5 2]/DecodeParms<</Predictor 12/Columns 8>>";

    public int Count => entries.Count;

    public int Add()
    {
        entries.Add(0);
        return entries.Count - 1;
    }

    public void SetOffset(int number, long offset) => entries[number] = Entry(OffsetEntry, offset, 0);

    public void SetPacked(int number, int stream, int index) => entries[number] = Entry(PackedEntry, stream, index);

    /// <summary>
    /// The table in rows that each hold the difference to the row above (PNG's predictor Up): neighbours differ little, so
    /// it compresses to a fraction.
    /// </summary>
    /// <exception cref="InvalidOperationException">An object was numbered but never written.</exception>
    public byte[] Encode()
    {
        const byte Up = 2;
        var table = new byte[entries.Count * (EntryLength + 1)];
        var above = 0ul;
        var at = 0;
        for (var number = 0; number < entries.Count; number++)
        {
            var entry = entries[number];
            if (entry == 0)
            {
                throw new InvalidOperationException($"Object {number} was reserved but not written.");
            }

            table[at++] = Up;
            for (var shift = 56; shift >= 0; shift -= 8)
            {
                table[at++] = (byte)((byte)(entry >> shift) - (byte)(above >> shift));
            }

            above = entry;
        }

        return table;
    }

    private static ulong Entry(int type, long place, int index) => (ulong)type << 56 | (ulong)place << 16 | (uint)index;
}

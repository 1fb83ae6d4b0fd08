using System.Text;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>
/// The colour space sRGB as an ICC profile (version 2), computed from its definition (IEC 61966-2-1), for the output
/// intent that archives ask for.
/// </summary>
internal static class IccProfile
{
    private const int HeaderLength = 128;
    private const int CurvePoints = 1024;

    private static readonly Lazy<byte[]> Profile = new(Build);

    public static ReadOnlySpan<byte> Srgb => Profile.Value;

    private static byte[] Build()
    {
        var curve = Curve();
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", Tag("text", Encoding.ASCII.GetBytes("No copyright, use freely\0"))),
            ("wtpt", Xyz(0.9505, 1, 1.0891)),

            // The primaries adapted to the white of the profile connection space (D50).
            ("rXYZ", Xyz(0.4361, 0.2225, 0.0139)),
            ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)),
            ("bXYZ", Xyz(0.1431, 0.0606, 0.7141)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var start = HeaderLength + 4 + 12 * tags.Length;
        var directory = new BigEndian().Int32(tags.Length);
        var data = new BigEndian();
        var places = new Dictionary<byte[], int>();
        foreach (var (name, content) in tags)
        {
            if (!places.TryGetValue(content, out var place))
            {
                places[content] = place = start + data.Length;
                data.Bytes(content).Pad();
            }

            directory.Ascii(name).Int32(place).Int32(content.Length);
        }

        return Header(start + data.Length).Bytes(directory.ToArray()).Bytes(data.ToArray()).ToArray();
    }

    private static BigEndian Header(int length)
    {
        var header = new BigEndian().Int32(length).Int32(0).Int32(0x02100000).Ascii("mntrRGB XYZ ");
        foreach (var part in new[] { 2025, 1, 1, 0, 0, 0 })
        {
            header.Int16(part);
        }

        header.Ascii("acsp").Bytes(new byte[28]);
        return header.Fixed(0.9642).Fixed(1).Fixed(0.8249).Bytes(new byte[HeaderLength - 80]);
    }

    private static byte[] Curve()
    {
        var points = new BigEndian().Int32(CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = i / (CurvePoints - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            points.Int16((int)Math.Round(linear * 0xFFFF));
        }

        return Tag("curv", points.ToArray());
    }

    private static byte[] Description(string text)
    {
        const int MacintoshPart = 67;
        return Tag("desc", new BigEndian().Int32(text.Length + 1).Ascii(text).Bytes(new byte[1 + 4 + 4 + 2 + 1 + MacintoshPart]).ToArray());
    }

    private static byte[] Xyz(double x, double y, double z) => Tag("XYZ ", new BigEndian().Fixed(x).Fixed(y).Fixed(z).ToArray());

    private static byte[] Tag(string type, byte[] content) => new BigEndian().Ascii(type).Int32(0).Bytes(content).ToArray();

    private sealed class BigEndian
    {
        private readonly List<byte> bytes = [];

        public int Length => bytes.Count;

        public byte[] ToArray() => [.. bytes];

        public BigEndian Bytes(byte[] data)
        {
            bytes.AddRange(data);
            return this;
        }

        public BigEndian Ascii(string text) => Bytes(Encoding.ASCII.GetBytes(text));

        public BigEndian Int16(int value) => Bytes([(byte)(value >> 8), (byte)value]);

        public BigEndian Int32(int value) => Int16(value >> 16).Int16(value);

        /// <summary>A number with sixteen binary places.</summary>
        public BigEndian Fixed(double value) => Int32((int)Math.Round(value * 65536));

        public BigEndian Pad() => Bytes(new byte[(4 - Length % 4) % 4]);
    }
}

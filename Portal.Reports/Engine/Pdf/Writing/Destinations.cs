using System.Text;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>Named places that links lead to; a link may be written before the place it names.</summary>
internal sealed class Destinations
{
    private readonly SortedDictionary<byte[], (int Page, double Y)> places =
        new(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));

    public static byte[] Name(string destination) => Encoding.UTF8.GetBytes(destination);

    public void Add(string destination, int page, double y) => places[Name(destination)] = (page, y);

    /// <summary>Writes the names in the order that readers search them; returns the object, or 0 if there is none.</summary>
    public int Write(PdfFile file)
    {
        if (places.Count == 0)
        {
            return 0;
        }

        var number = file.Reserve();
        var names = file.Open(number).Raw("<</Names[");
        foreach (var (name, (page, y)) in places)
        {
            names.HexString(name).Raw("[").Reference(page).Raw("/XYZ null ").Number(y).Raw(" null]");
        }

        names.Raw("]>>");
        file.Close();
        return number;
    }
}

using System.IO.Compression;
using System.Text;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>The texts that cells refer to by number.</summary>
internal static class SharedTexts
{
    public static IReadOnlyList<string> Read(ZipArchiveEntry? part, WorkbookLimits limits)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        var characters = 0L;
        var raw = new StringBuilder();
        using var xml = XmlPart.Open(part);
        foreach (var entry in xml.Each("si"))
        {
            raw.Clear();
            entry.AppendRuns(raw, ReadText.LongestRaw);
            texts.Add(ReadText.Of(raw));
            characters += texts[^1].Length + 1; // an empty one takes room too
            if (characters > limits.Characters)
            {
                throw new WorkbookRefusedException(RefusalReason.TooMuchText, $"more than {limits.Characters} shared characters");
            }
        }

        return texts;
    }
}

using System.Globalization;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>
/// The texts that cells share. The first ones met are shared, within a bound that keeps memory flat; the rest stand in
/// their cells. (Previews on telephones and tablets show shared texts only, so an ordinary report shares all of them;
/// repeated texts also make the file smaller.)
/// </summary>
internal sealed class SharedStrings
{
    private const int MostTexts = 20_000;
    private const int MostCharacters = 2_000_000;

    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private long characters;
    private long uses;

    public bool TryShare(string text, out int index)
    {
        if (!indexes.TryGetValue(text, out index))
        {
            if (indexes.Count >= MostTexts || characters + text.Length > MostCharacters)
            {
                return false;
            }

            index = indexes.Count;
            indexes.Add(text, index);
            characters += text.Length;
        }

        uses++;
        return true;
    }

    public async Task WriteAsync(Stream part, CancellationToken cancel)
    {
        var buffer = new Utf8Buffer();
        buffer.WriteXml(Xml.Declaration);
        buffer.WriteXml(string.Create(
            CultureInfo.InvariantCulture,
            $"""<sst xmlns="{Xml.MainUri}" count="{uses}" uniqueCount="{indexes.Count}">"""));
        foreach (var text in indexes.OrderBy(entry => entry.Value).Select(entry => entry.Key))
        {
            buffer.Write("<si><t xml:space=\"preserve\">"u8);
            buffer.WriteText(text);
            buffer.Write("</t></si>"u8);
            if (buffer.IsLong)
            {
                await buffer.DrainAsync(part, cancel);
            }
        }

        buffer.Write("</sst>"u8);
        await buffer.DrainAsync(part, cancel);
    }
}

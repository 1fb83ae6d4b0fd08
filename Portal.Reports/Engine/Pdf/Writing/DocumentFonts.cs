using Portal.Reports.Engine.Pdf.Fonts;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>The fonts of one document, in the order they were first needed.</summary>
internal sealed class DocumentFonts(PdfFile file)
{
    private readonly Dictionary<FontFile, EmbeddedFont> byFile = [];
    private readonly List<EmbeddedFont> inOrder = [];
    private readonly EmbeddedFont?[][] byFace = [.. Enum.GetValues<FontFace>().Select(face => new EmbeddedFont?[FontLibrary.For(face).Count])];

    public EmbeddedFont Get(FontFace face, int slot) => byFace[(int)face][slot] ??= Embed(FontLibrary.For(face)[slot]);

    public void Write()
    {
        foreach (var font in inOrder)
        {
            font.Write(file);
        }
    }

    private EmbeddedFont Embed(FontFile font)
    {
        if (!byFile.TryGetValue(font, out var embedded))
        {
            byFile[font] = embedded = new EmbeddedFont(font, file.Reserve());
            inOrder.Add(embedded);
        }

        return embedded;
    }
}

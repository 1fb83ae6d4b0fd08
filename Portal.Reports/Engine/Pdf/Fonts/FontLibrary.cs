namespace Portal.Reports.Engine.Pdf.Fonts;

/// <summary>
/// The fonts that the assembly carries, under the Open Font Licence: Source Sans 3 for text, and Noto Sans for what it
/// lacks: Canadian syllabics (Cree, Inuktitut), Hebrew, Arabic, then the rest of Latin, Greek and Cyrillic.
/// Each is read once per process, when a document first needs it.
/// </summary>
internal static class FontLibrary
{
    private static readonly string[] FallbackFamilies = ["Syllabics", "Hebrew", "Arabic", "World"];

    private static readonly Lazy<FontFile>[] RegularFallbacks = Fallbacks("Regular");

    private static readonly FontStack Regular = new([Load("Regular"), .. RegularFallbacks]);
    private static readonly FontStack Bold = new([Load("Bold"), .. Fallbacks("Bold")]);
    private static readonly FontStack Italic = new([Load("Italic"), .. RegularFallbacks]);

    public static FontStack For(FontFace face) => face switch
    {
        FontFace.Bold => Bold,
        FontFace.Italic => Italic,
        _ => Regular,
    };

    private static Lazy<FontFile>[] Fallbacks(string weight) => [.. FallbackFamilies.Select(family => Load($"{family}-{weight}"))];

    private static Lazy<FontFile> Load(string name) => new(() =>
    {
        using var resource = typeof(FontLibrary).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")
        ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        return new FontFile(data);
    });
}

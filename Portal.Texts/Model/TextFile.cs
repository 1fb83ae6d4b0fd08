namespace Portal.Texts.Model;

internal enum TextLanguage { French, English }

/// <summary>One entry of a file, with the places that a problem may point at.</summary>
internal sealed record TextEntry(TextKey Key, Template Template, Place KeyPlace, Place ValuePlace);

/// <summary>
/// What one file holds, and what is wrong with it taken alone. Without a class <paramref name="Name"/> the file is misnamed.
/// When reading stopped at a syntax error it is not <paramref name="IsWhole"/>: what it lacks then says nothing.
/// </summary>
internal sealed record TextFile(
    string Path, ClassName? Name, TextLanguage Language, EquatableArray<TextEntry> Entries, bool IsWhole, EquatableArray<Problem> Problems)
{
    public string FileName => FilePaths.FileName(Path);

    /// <summary>The name of the same file in the other language.</summary>
    public string TwinName => FilePaths.TwinName(FileName, Language);
}

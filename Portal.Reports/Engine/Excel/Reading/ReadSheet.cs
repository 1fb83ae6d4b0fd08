using System.IO.Compression;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>A sheet of an uploaded workbook.</summary>
public sealed class ReadSheet
{
    internal ReadSheet(string name, bool isHidden, ZipArchiveEntry part)
    {
        Name = name;
        IsHidden = isHidden;
        Part = part;
    }

    public string Name { get; }
    public bool IsHidden { get; }
    internal ZipArchiveEntry Part { get; }
}

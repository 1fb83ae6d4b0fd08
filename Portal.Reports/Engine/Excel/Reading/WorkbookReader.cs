using System.IO.Compression;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>
/// Reads an uploaded workbook that nobody has reason to trust: what it is and how it unpacks is checked before any of it
/// is parsed, its XML has no document type and no entities, nothing outside the file is ever opened, and rows stream
/// within <see cref="WorkbookLimits"/>. Every fault of the file is a <see cref="WorkbookRefusedException"/>.
/// </summary>
public sealed class WorkbookReader : IDisposable
{
    private readonly ZipArchive archive;
    private readonly WorkbookLimits limits;
    private readonly ReadPackage package;
    private readonly DateStyles dates;
    private readonly Lazy<IReadOnlyList<string>> sharedTexts;

    private WorkbookReader(ZipArchive archive, WorkbookLimits limits)
    {
        this.archive = archive;
        this.limits = limits;
        package = new ReadPackage(archive);
        var main = package.MainPart;
        dates = DateStyles.Of(package.Related(main, "styles").FirstOrDefault(), package.CountsFrom1904);
        sharedTexts = new(() => SharedTexts.Read(package.Related(main, "sharedStrings").FirstOrDefault(), limits));
        Sheets = package.Sheets(limits);
    }

    /// <summary>In the order of the tabs.</summary>
    public IReadOnlyList<ReadSheet> Sheets { get; }

    /// <summary>Checks the file and reads its list of sheets. The stream stays open and belongs to the caller.</summary>
    /// <exception cref="WorkbookRefusedException">Also later, while rows are read.</exception>
    /// <exception cref="ArgumentException">The stream cannot seek: keep an upload in a file or in memory first.</exception>
    public static WorkbookReader Open(Stream file, WorkbookLimits? limits = null)
    {
        var bounds = limits ?? WorkbookLimits.Default;
        return Fault.Watch(() =>
        {
            var archive = ZipGate.Open(file, bounds);
            try
            {
                return new WorkbookReader(archive, bounds);
            }
            catch
            {
                archive.Dispose();
                throw;
            }
        });
    }

    /// <summary>Streams the rows that have content, top to bottom.</summary>
    public IEnumerable<SheetRow> Rows(ReadSheet sheet)
    {
        using var rows = Fault.Watch(() => new SheetRowReader(sheet.Part, sharedTexts.Value, dates, limits));
        while (Fault.Watch(rows.Next) is { } row)
        {
            yield return row;
        }
    }

    /// <summary>The ranges whose cells are merged, such as A1:C1. Reads past the rows.</summary>
    public IReadOnlyList<string> MergedRanges(ReadSheet sheet) => Fault.Watch(IReadOnlyList<string> () =>
    {
        using var xml = XmlPart.Open(sheet.Part);
        return xml.Each("mergeCell").Take(limits.Rows).Select(range => range.GetAttribute("ref") ?? "").ToList();
    });

    public void Dispose() => archive.Dispose();
}

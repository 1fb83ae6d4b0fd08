using System.IO.Compression;
using System.Text;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Excel.Reading;

namespace Portal.Reports.Tests.Excel;

/// <summary>Workbooks as bytes, and what is in them.</summary>
internal static class Files
{
    public static async Task<byte[]> BytesAsync(this Workbook workbook)
    {
        using var file = new MemoryStream();
        await workbook.WriteAsync(file);
        return file.ToArray();
    }

    /// <summary>One text column of one table.</summary>
    public static Workbook OfTexts(IEnumerable<string> texts)
    {
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("Textes").Table("Textes", new Columns<string>().Text("Texte", 40, text => text), texts);
        return workbook;
    }

    public static string Part(byte[] workbook, string path)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(archive.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The same archive with parts replaced, added or (null) removed.</summary>
    public static byte[] With(byte[] workbook, params (string Path, string? Content)[] changes)
    {
        using var changed = new MemoryStream();
        using (var target = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var source = new ZipArchive(new MemoryStream(workbook));
            foreach (var entry in source.Entries.Where(entry => !changes.Any(change => change.Path == entry.FullName)))
            {
                using var from = entry.Open();
                using var to = target.CreateEntry(entry.FullName).Open();
                from.CopyTo(to);
            }

            foreach (var (path, content) in changes.Where(change => change.Content is not null))
            {
                using var to = target.CreateEntry(path).Open();
                to.Write(Encoding.UTF8.GetBytes(content!));
            }
        }

        return changed.ToArray();
    }

    public static List<SheetRow> Rows(byte[] workbook, int sheet = 0, WorkbookLimits? limits = null)
    {
        using var reader = WorkbookReader.Open(new MemoryStream(workbook), limits);
        return [.. reader.Rows(reader.Sheets[sheet])];
    }

    /// <summary>Why the file is refused, on opening or while any of its rows are read.</summary>
    public static RefusalReason Refusal(byte[] workbook, WorkbookLimits? limits = null) =>
        Xunit.Assert.Throws<WorkbookRefusedException>(() =>
        {
            using var reader = WorkbookReader.Open(new MemoryStream(workbook), limits);
            foreach (var sheet in reader.Sheets)
            {
                foreach (var _ in reader.Rows(sheet))
                {
                }
            }
        }).Reason;
}

using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Reports.Engine.Excel.Reading;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>A downloaded workbook, filled in: by other people's programs, or part by part where a file is to be made bad.</summary>
internal static class FilledFile
{
    private const string FormPart = "xl/worksheets/sheet1.xml";

    private static readonly string? Python = new[] { "/usr/bin/python3", "/usr/local/bin/python3" }.FirstOrDefault(python => File.Exists(python) && Run(python, "-c", "import openpyxl"));
    private static readonly string? Soffice = new[] { "/usr/bin/soffice", "/usr/local/bin/soffice" }.FirstOrDefault(File.Exists);

    public static bool HasOpenPyXl => Python is not null;
    public static bool HasLibreOffice => Soffice is not null;

    /// <summary>Writes raw content into the answers of cells of the first form: <c>&lt;v&gt;12&lt;/v&gt;</c>, or a text.</summary>
    public static byte[] With(byte[] workbook, params (string Cell, string Content)[] answers)
    {
        var xml = Part(workbook, FormPart);
        foreach (var (cell, content) in answers)
        {
            var row = RowOf(workbook, cell);
            var inner = content.StartsWith('<') ? $"<c r=\"H{row}\">{content}</c>" : $"<c r=\"H{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{content}</t></is></c>";
            var before = xml;
            xml = Regex.Replace(xml, $"<c r=\"H{row}\"[^>]*?(/>|>.*?</c>)", inner);
            Assert.NotEqual(before, xml);
        }

        return Replace(workbook, (FormPart, xml));
    }

    public static byte[] Edit(byte[] workbook, Func<string, string> edit, string part = FormPart) => Replace(workbook, (part, edit(Part(workbook, part))));

    public static byte[] Replace(byte[] workbook, params (string Path, string Content)[] parts) =>
        Write(workbook, [.. parts.Select(part => (part.Path, (Action<Stream>)(to => to.Write(Encoding.UTF8.GetBytes(part.Content)))))]);

    /// <summary>With a part of nothing but zeros, which takes a thousandth of its length.</summary>
    public static byte[] Zeros(byte[] workbook, string path, int mebibytes)
    {
        return Write(workbook, (path, Fill));

        void Fill(Stream to)
        {
            var block = new byte[1 << 20];
            for (var written = 0; written < mebibytes; written++)
            {
                to.Write(block);
            }
        }
    }

    private static byte[] Write(byte[] workbook, params (string Path, Action<Stream> Content)[] parts)
    {
        using var changed = new MemoryStream();
        using (var target = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var source = new ZipArchive(new MemoryStream(workbook));
            foreach (var entry in source.Entries.Where(entry => parts.All(part => part.Path != entry.FullName)))
            {
                using var from = entry.Open();
                using var to = target.CreateEntry(entry.FullName).Open();
                from.CopyTo(to);
            }

            foreach (var (path, content) in parts)
            {
                using var to = target.CreateEntry(path).Open();
                content(to);
            }
        }

        return changed.ToArray();
    }

    public static string Part(byte[] workbook, string path)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(archive.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    public static int RowOf(byte[] workbook, string cell)
    {
        using var reader = WorkbookReader.Open(new MemoryStream(workbook));
        return reader.Rows(reader.Sheets[0]).Single(row => row[0].Text == cell).Number;
    }

    /// <summary>Runs a script on the workbook, which saves it at the same place.</summary>
    public static async Task<byte[]> PythonAsync(byte[] workbook, string script)
    {
        var path = Path.GetTempFileName() + ".xlsx";
        try
        {
            await File.WriteAllBytesAsync(path, workbook);
            Assert.True(Run(Python!, "-c", script, path));
            return await File.ReadAllBytesAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Opened and saved again by LibreOffice.</summary>
    public static async Task<byte[]> ThroughLibreOfficeAsync(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("filing-");
        try
        {
            var source = Path.Combine(folder.FullName, "source.xlsx");
            await File.WriteAllBytesAsync(source, workbook);
            var output = Path.Combine(folder.FullName, "out");
            Assert.True(Run(Soffice!, $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx", "--outdir", output, source));
            return await File.ReadAllBytesAsync(Path.Combine(output, "source.xlsx"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.Wait();
        return process.ExitCode == 0;
    }
}

/// <summary>Reported as skipped where Python's openpyxl is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenPyXlFactAttribute : FactAttribute
{
    public OpenPyXlFactAttribute() => Skip = FilledFile.HasOpenPyXl ? null : "openpyxl is not installed.";
}

/// <summary>Reported as skipped where LibreOffice is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = FilledFile.HasLibreOffice ? null : "LibreOffice is not installed.";
}

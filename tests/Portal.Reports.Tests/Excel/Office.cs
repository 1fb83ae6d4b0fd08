using System.Diagnostics;
using Xunit;

namespace Portal.Reports.Tests.Excel;

/// <summary>Other people's programs that read workbooks: what they see is what counts.</summary>
internal static class Office
{
    private static readonly string? Soffice = Find("soffice");

    /// <summary>A Python that has openpyxl.</summary>
    private static readonly string? Python = new[] { Find("python3"), "/usr/bin/python3" }
        .FirstOrDefault(python => python is not null && File.Exists(python) && Runs(python, "-c", "import openpyxl"));

    private static readonly string? PdfToText = Find("pdftotext");

    public static bool HasPdfToText => PdfToText is not null;
    public static bool HasLibreOffice => Soffice is not null;
    public static bool HasOpenPyXl => Python is not null;

    /// <summary>Converts with LibreOffice, which recalculates; the profile is French (Canada) and its own.</summary>
    public static async Task<byte[]> ConvertAsync(byte[] workbook, string format)
    {
        var folder = Directory.CreateTempSubdirectory("workbook-");
        try
        {
            var profile = Directory.CreateDirectory(Path.Combine(folder.FullName, "profile", "user"));
            await File.WriteAllTextAsync(Path.Combine(profile.FullName, "registrymodifications.xcu"), FrenchProfile);
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "source.xlsx"), workbook);
            var output = Path.Combine(folder.FullName, "out");
            await RunAsync(
                Soffice!,
                $"-env:UserInstallation={new Uri(profile.Parent!.FullName)}",
                "--headless", "--convert-to", format, "--outdir", output, Path.Combine(folder.FullName, "source.xlsx"));
            return await File.ReadAllBytesAsync(Directory.GetFiles(output).Single());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The text of a PDF, laid out as it looks.</summary>
    public static async Task<string> PdfTextAsync(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            return await RunAsync(PdfToText!, "-layout", path, "-");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What a script prints that is given the workbook's path.</summary>
    public static async Task<string> PythonAsync(byte[] workbook, string script)
    {
        var path = Path.GetTempFileName() + ".xlsx";
        try
        {
            await File.WriteAllBytesAsync(path, workbook);
            return await RunAsync(Python!, "-c", script, path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static bool Runs(string program, params string[] arguments)
    {
        using var process = Process.Start(Starting(program, arguments))!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Starting(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    private static ProcessStartInfo Starting(string program, string[] arguments) => new(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PYTHONIOENCODING"] = "utf-8" },
    };

    private const string FrenchProfile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
          <item oor:path="/org.openoffice.Setup/L10N">
            <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-CA</value></prop>
          </item>
        </oor:items>
        """;
}

/// <summary>Reported as skipped where LibreOffice, or what reads its PDF, is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute(bool readsPdf = false) => Skip =
        !Office.HasLibreOffice ? "LibreOffice is not installed."
        : readsPdf && !Office.HasPdfToText ? "pdftotext is not installed."
        : null;
}

/// <summary>Reported as skipped where Python's openpyxl is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenPyXlFactAttribute : FactAttribute
{
    public OpenPyXlFactAttribute() => Skip = Office.HasOpenPyXl ? null : "openpyxl is not installed.";
}

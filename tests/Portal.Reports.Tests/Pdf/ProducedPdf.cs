using System.Diagnostics;
using System.Text.Json;
using Portal.Reports.Engine.Pdf;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

/// <summary>A produced document, read back by readers that share nothing with the writer: qpdf and poppler.</summary>
internal sealed class ProducedPdf : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");

    private ProducedPdf(byte[] bytes)
    {
        Bytes = bytes;
        File.WriteAllBytes(path, bytes);
    }

    public byte[] Bytes { get; }

    /// <summary>Writes a report and reads it back; that qpdf finds no fault is asked of every document of these tests.</summary>
    public static async Task<ProducedPdf> Of(PdfReport report)
    {
        using var output = new MemoryStream();
        await report.WriteAsync(output);
        return Read(output.ToArray());
    }

    /// <summary>Reads back what was written already.</summary>
    public static ProducedPdf Read(byte[] bytes)
    {
        var pdf = new ProducedPdf(bytes);
        Assert.Contains("No syntax or stream encoding errors found", Run("qpdf", "--check", pdf.path), StringComparison.Ordinal);
        return pdf;
    }

    public static Task<ProducedPdf> OfBody(Func<PdfReport, PdfReport> body) =>
        Of(body(new PdfReport(SampleReport.Info, SampleReport.French).Title()));

    /// <summary>The text of pages as it is read, one string a page.</summary>
    public string[] Pages() => Run("pdftotext", "-layout", path, "-").TrimEnd('\f').Split('\f');

    /// <summary>The words in the order of the text, each with the heights between which it stands, in points from the top of its page.</summary>
    public IReadOnlyList<(string Word, double Top, double Bottom)> Words() =>
    [
        .. System.Xml.Linq.XDocument.Parse(Run("pdftotext", "-bbox", path, "-")).Descendants().Where(element => element.Name.LocalName == "word")
            .Select(word => (word.Value, (double)word.Attribute("yMin")!, (double)word.Attribute("yMax")!)),
    ];

    public string Text() => string.Join('\n', Pages());

    public string Info(params string[] options) => Run("pdfinfo", [.. options, path]);

    /// <summary>The structure tree with the text of its elements, indented by depth.</summary>
    public string Structure() => Info("-struct-text");

    public string Fonts() => Run("pdffonts", path);

    /// <summary>A page's pixels as a portable pixmap, one per point.</summary>
    public byte[] Pixels(int page)
    {
        var image = path + ".ppm";
        var number = page.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Run("pdftoppm", "-r", "72", "-f", number, "-l", number, "-singlefile", path, path);
        var pixels = File.ReadAllBytes(image);
        File.Delete(image);
        return pixels;
    }

    public PdfObjects Objects()
    {
        var json = Run("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=all", path);
        return new PdfObjects(JsonDocument.Parse(json));
    }

    public void Dispose() => File.Delete(path);

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 && errors.Result.Length == 0, $"{program}: {errors.Result} {output[..Math.Min(output.Length, 2000)]}");
        return output;
    }
}

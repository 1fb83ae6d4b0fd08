using Portal.Data.Utilization.Importing;
using Portal.Reports.Engine.Excel.Reading;

namespace Portal.Reports.Utilization.Exchange;

/// <summary>A file with answers, whatever its name says: a workbook of the portal or CSV, told apart by its content.</summary>
public static class FilingFile
{
    public const int MostBytes = 2_000_000;
    public const int MostRows = 5_000;

    private static readonly byte[] Archive = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads at most <see cref="MostBytes"/>; the caller has checked the length.</summary>
    /// <exception cref="WorkbookRefusedException">A workbook that is not sound, or brings programs or links along.</exception>
    /// <exception cref="FilingFileRefusedException">A file that is not a filing's.</exception>
    public static ImportedFile Read(byte[] file) => file.AsSpan().StartsWith(Archive) || file.AsSpan().StartsWith(CompoundFile)
        ? FilingWorkbookReader.Read(new MemoryStream(file, writable: false))
        : FilingCsv.Read(file);
}

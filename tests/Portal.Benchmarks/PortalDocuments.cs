using System.Diagnostics;
using Portal.Data;
using Portal.Data.Access;
using Portal.Web.Features.Documents;

namespace Portal.Benchmarks;

/// <summary>The portal’s documents over its demonstration data, as they are asked for on their pages.</summary>
internal static class PortalDocuments
{
    private static readonly string[] Documents =
    [
        "governance-register", "vacancies-and-endings", "territory-profile", "establishment-profile", "pilot-contacts",
        "utilization-report", "completeness-and-timeliness", "filing-receipt", "annual-report", "audit-extract",
    ];

    public static IEnumerable<DocumentQuestion> Questions()
    {
        AccessScope.TryParse("ministry", "benchmark", out var scope);
        foreach (var document in Documents)
        {
            foreach (var format in Enum.GetValues<DocumentFormat>())
            {
                yield return new DocumentQuestion
                {
                    Document = document,
                    Format = format,
                    Language = Language.French,
                    AsOf = new DateOnly(2026, 11, 20),
                    Scope = scope!,
                    Territory = document == "territory-profile" ? "UDEM" : null,
                    Establishment = document is "filing-receipt" or "establishment-profile" ? "CISSSCN" : null,
                    Period = document == "filing-receipt" ? "2026-2027-P07" : null,
                    Year = document is "utilization-report" or "completeness-and-timeliness" or "annual-report" ? "2025-2026" : null,
                };
            }
        }
    }

    public static async Task MeasureAsync(PortalUnderTest portal)
    {
        Console.WriteLine("The portal’s documents, start-up excluded (below 1 s each, a receipt below 20 ms):");
        foreach (var question in Questions())
        {
            await ProduceAsync(portal, question, null);
            var watch = Stopwatch.StartNew();
            var bytes = await ProduceAsync(portal, question, null);
            Console.WriteLine($"  {watch.Elapsed.TotalMilliseconds,6:0} ms  {bytes / 1024.0,6:0.0} KB  {question.Document} {question.Format}");
        }
    }

    /// <summary>The document’s length in bytes; a probe is asked now and then while it is written, and at its end.</summary>
    public static async Task<long> ProduceAsync(PortalUnderTest portal, DocumentQuestion question, Action? probe)
    {
        await using var output = new CountingStream(null, probe);
        await portal.Services.GetRequiredService<DocumentProducer>().WriteAsync(question, output);
        probe?.Invoke();
        return output.Written;
    }
}

using System.Diagnostics;
using Portal.Data;
using Portal.Data.Access;
using Portal.Web.Features.Documents;

namespace Portal.Benchmarks;

/// <summary>The portal’s documents over its demonstration data, as they are asked for on their pages.</summary>
internal static class PortalDocuments
{
    public static IEnumerable<DocumentQuestion> Questions()
    {
        AccessScope.TryParse("ministry", "benchmark", out var scope);
        foreach (var document in new[] { "governance-register", "utilization-report" })
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
                    Year = document == "utilization-report" ? "2025-2026" : null,
                };
            }
        }
    }

    public static async Task MeasureAsync(PortalUnderTest portal)
    {
        Console.WriteLine("The portal’s documents, start-up excluded (below 1 s each):");
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

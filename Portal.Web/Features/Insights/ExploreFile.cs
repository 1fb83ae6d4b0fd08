using Portal.Data.Insights;
using Portal.Reports;
using Portal.Reports.Insights;
using Portal.Reports.Shared;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>What a page of the explorer shows, as a file. An answer has a bound, so it is written in memory.</summary>
internal sealed class ExploreFile(InsightAnswer answer, ExploreWords words, PortalContext portal, DateTime nowUtc)
{
    public string Name(string extension) =>
        $"{ExploreTexts.For(portal.Language).FileName}-{Formats.Date(portal.Today)}-{portal.Language.Segment()}.{extension}";

    public async Task<byte[]> CsvAsync(CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await ExplorationFile.WriteCsvAsync(Lines(), Frame, bytes, cancel);
        return bytes.ToArray();
    }

    public async Task<byte[]> XlsxAsync(CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await ExplorationFile.WriteExcelAsync([.. Lines()], Frame, bytes, cancel);
        return bytes.ToArray();
    }

    private DocumentFrame Frame => new()
    {
        Language = portal.Language,
        Identifier = $"EX-{Formats.Date(portal.Today)}",
        Title = ExplorationTexts.For(portal.Language).Title,
        Subject = words.Title(answer),
        AsOf = portal.Today,
        ProducedAtUtc = nowUtc,
        ProducedBy = portal.Scope.ActorName,
        Scope = SharedScope.Of(portal.Scope, portal.Language),
        Filters = [words.Span(answer.Periods), QuestionAddress.Text(answer.Question)],
        Status = ExplorationTexts.For(portal.Language).Status,
    };

    private IEnumerable<ExplorationLine> Lines()
    {
        for (var row = 0; row < answer.Rows.Count; row++)
        {
            for (var column = 0; column < answer.Columns.Count; column++)
            {
                for (var measure = 0; measure < answer.Measures.Count; measure++)
                {
                    yield return new ExplorationLine(
                        words.Heading(answer.Question.Rows, answer.Rows[row]), words.Heading(answer.Question.Columns, answer.Columns[column]),
                        words.Measure(answer.Measures[measure].Key), answer.Measures[measure], answer.Cell(row, column, measure));
                }
            }
        }
    }
}

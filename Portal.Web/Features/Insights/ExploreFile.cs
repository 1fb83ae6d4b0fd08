using System.Security.Cryptography;
using System.Text;
using Portal.Data.Insights;
using Portal.Reports;
using Portal.Reports.Insights;
using Portal.Reports.Shared;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>What a page of the explorer shows, as a file. An answer has a bound, so it is written in memory.</summary>
internal sealed class ExploreFile(ExplorePage page, PortalContext portal, DateTime nowUtc)
{
    private const int IdentifierBytes = 4;

    private readonly InsightAnswer answer = page.Answer ?? throw new ArgumentException("There is no answer to write.", nameof(page));
    private readonly ExploreWords words = new(page.Form!, portal.Language);

    /// <summary>The address of the question, as the page's query string has it.</summary>
    public string Question { get; } = QuestionAddress.Text(page.Question);

    /// <summary>The same for the same question of the same scope on the same day.</summary>
    public string Identifier => $"EX-{Formats.Date(portal.Today)}-"
        + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{portal.Scope.Territory}|{portal.Scope.Body}|{Question}")).AsSpan(0, IdentifierBytes));

    public Task WriteCsvAsync(Stream output, CancellationToken cancel) => ExplorationFile.WriteCsvAsync(Lines(), Frame, output, cancel);

    public Task WriteExcelAsync(Stream output, CancellationToken cancel) => ExplorationFile.WriteExcelAsync([.. Lines()], Frame, output, cancel);

    public Task WritePdfAsync(Stream output, CancellationToken cancel) =>
        ExplorationReport.WritePdfAsync(new ExplorePrint(page, words, portal).Make(), Frame, output, cancel);

    private DocumentFrame Frame => new()
    {
        Language = portal.Language,
        Identifier = Identifier,
        Title = ExplorationTexts.For(portal.Language).Title,
        Subject = words.Title(answer),
        AsOf = portal.Today,
        ProducedAtUtc = nowUtc,
        ProducedBy = portal.Scope.ActorName,
        Scope = SharedScope.Of(portal.Scope, portal.Language),
        Filters = [.. words.Question(page).Skip(1).Select(said => $"{said.Term}{(portal.Language == Data.Language.English ? ": " : "\u00a0: ")}{said.Value}")],
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

using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>A row of the matrix and its cells by the sequence of their period; a period without obligation has none.</summary>
public sealed record MatrixLine(MatrixRow Establishment, IReadOnlyDictionary<int, MatrixCellRow> Cells)
{
    public ObligationState State(PeriodRow period) => Cells.GetValueOrDefault(period.Sequence)?.State ?? ObligationState.NotOpened;

    public int Filed => Cells.Values.Count(cell => cell.IsFiled);

    /// <summary>What is expected of the establishment and not waived.</summary>
    public int Due => Cells.Values.Count(cell => cell.State != ObligationState.Waived);
}

/// <summary>
/// One page of the matrix establishments × periods of a fiscal year. Totals are those of all the rows that the scope and
/// the territory let through, whatever the page and whatever rows are shown.
/// </summary>
public sealed record MatrixPage
{
    public required IReadOnlyList<PeriodRow> Periods { get; init; }
    public required IReadOnlyList<MatrixLine> Lines { get; init; }

    /// <summary>Rows in all, for paging.</summary>
    public required int LineCount { get; init; }

    /// <summary>By territory, then by period.</summary>
    public required IReadOnlyList<CompletenessRow> Totals { get; init; }

    public Completeness Total => Completeness.Sum(Totals);

    public Completeness OfPeriod(PeriodRow period) => Completeness.Sum(Totals.Where(row => row.Sequence == period.Sequence));

    public Completeness OfTerritory(string? territory) => Completeness.Sum(Totals.Where(row => row.TerritoryCode == territory));

    public Completeness Of(string? territory, PeriodRow period) =>
        Completeness.Sum(Totals.Where(row => row.TerritoryCode == territory && row.Sequence == period.Sequence));
}

/// <summary>The state of every obligation of a fiscal year, within the caller's scope.</summary>
public static class MatrixQueries
{
    public const int PageSize = 50;

    /// <summary>Null when the calendar has no such fiscal year. Three statements where one page holds every row, else five.</summary>
    public static async Task<MatrixPage?> PageAsync(IReadSession session, AccessScope scope, DateOnly today, MatrixFilter filter, PageRequest page)
    {
        var periods = await PeriodQueries.OfFiscalYearAsync(session, filter.FiscalYear);
        if (periods.Count == 0)
        {
            return null;
        }

        var past = filter.AsOf < today ? filter.AsOf : null;
        var args = new
        {
            FormCode = FormQueries.Telehealth,
            FromSequence = periods[0].Sequence,
            ToSequence = periods[^1].Sequence,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Today = past ?? today,
            Until = UtilizationQueries.EndOf(past),
            filter.StructureOn,
            filter.Territory,
            Only = filter.Only?.ToString(),
        };
        var rows = await session.PageAsync<MatrixRow>(past is null ? MatrixRow.Page : MatrixRow.PastPage, args, page);
        var cells = (await CellsAsync(session, scope, today, past, filter, periods, rows)).ToLookup(cell => (cell.BodyCode, cell.TerritoryCode));
        var lines = rows.Select(row => new MatrixLine(row, cells[(row.Code, row.TerritoryCode)].ToDictionary(cell => cell.Sequence))).ToList();
        var isWhole = page.Skip == 0 && rows.Count < page.Take;
        return new MatrixPage
        {
            Periods = periods,
            Lines = lines,
            LineCount = isWhole ? lines.Count : await session.FindAsync<int>(past is null ? MatrixRow.Count : MatrixRow.PastCount, args),
            Totals = isWhole && filter.Only is null
                ? [.. CompletenessRow.Of(lines)]
                : await UtilizationQueries.CompletenessAsync(
                    session, scope, today, new UtilizationFilter(args.FromSequence, args.ToSequence) { Territory = filter.Territory, AsOf = past }, filter.StructureOn),
        };
    }

    /// <summary>The obligations of one establishment, by the sequence of their period.</summary>
    public static async Task<IReadOnlyDictionary<int, MatrixCellRow>> OfBodyAsync(
        IReadSession session, AccessScope scope, DateOnly today, string body, int fromSequence, int toSequence)
    {
        var cells = await session.ListAsync<MatrixCellRow>(MatrixCellRow.OfBodies, new
        {
            FormCode = FormQueries.Telehealth,
            FromSequence = fromSequence,
            ToSequence = toSequence,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Today = today,
            StructureOn = (DateOnly?)null,
            Territory = (string?)null,
            Bodies = new[] { body },
        });
        return cells.ToDictionary(cell => cell.Sequence);
    }

    private static Task<IReadOnlyList<MatrixCellRow>> CellsAsync(
        IReadSession session, AccessScope scope, DateOnly today, DateOnly? past, MatrixFilter filter, IReadOnlyList<PeriodRow> periods, IReadOnlyList<MatrixRow> rows) =>
        rows.Count == 0
            ? Task.FromResult<IReadOnlyList<MatrixCellRow>>([])
            : session.ListAsync<MatrixCellRow>(past is null ? MatrixCellRow.OfBodies : MatrixCellRow.PastOfBodies, new
            {
                FormCode = FormQueries.Telehealth,
                FromSequence = periods[0].Sequence,
                ToSequence = periods[^1].Sequence,
                ScopeBody = scope.Body,
                ScopeTerritory = scope.Territory,
                Today = past ?? today,
                Until = UtilizationQueries.EndOf(past),
                filter.StructureOn,
                filter.Territory,
                Bodies = rows.Select(row => row.Code).Distinct(StringComparer.Ordinal).ToList(),
            });
}

using System.Data.Common;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>
/// The course of a few indicators over the whole network or over a territory, of the sums that are kept: a few dozen rows, however many
/// establishments filed. An establishment's own course is a few rows anyway: <see cref="UtilizationQueries.SeriesAsync"/>, whose rows these are.
/// </summary>
public static class NetworkSeries
{
    /// <summary>One statement: what counts as submitted, period by period, for each indicator with answers.</summary>
    /// <param name="course">The periods, in order; a territory's are those on whose last day an establishment belonged to it.</param>
    /// <exception cref="ArgumentException">The scope is an establishment, whose sums are not kept apart here.</exception>
    public static async Task<IReadOnlyList<PeriodIndicatorRow>> ReadAsync(
        IReadSession session, AccessScope scope, IReadOnlyList<PeriodRow> course, IReadOnlyList<string> indicators)
    {
        if (scope.Body is not null)
        {
            throw new ArgumentException("The sums are of the whole network or of a territory.", nameof(scope));
        }

        var sums = new Dictionary<(int Sequence, string Indicator), Figures>();
        var years = course.Select(period => period.Sequence - period.Number + 1).Distinct().ToList();
        await (scope.Territory is { } territory
            ? session.EachAsync(OfTerritory, new { Territory = territory, Cuts = indicators, Years = years, FigureSheet.Places }, row => AddGroup(sums, row, course))
            : session.EachAsync(SheetTable.Groups.All, new { Cuts = indicators, Years = years }, row => Add(sums, row, course, _ => true, _ => true)));
        return
        [
            .. from sum in sums.OrderBy(sum => sum.Key.Sequence).ThenBy(sum => sum.Key.Indicator, StringComparer.Ordinal)
               where !sum.Value.IsEmpty
               select Row(sum.Key, sum.Value.Seen(scope.MasksSmallCells)),
        ];
    }

    /// <summary>A sheet for each group on it that belonged to the territory, and from when to when it did.</summary>
    public const string OfTerritory = """
        SELECT y.CutCode, y.FirstSequence, y.Sheet, y.Figures, m.InsightGroupId, m.ValidFrom, m.ValidTo
        FROM InsightGroupTerritory m
        INNER JOIN Territory t ON t.TerritoryId = m.TerritoryId AND t.Code = @Territory
        INNER JOIN InsightGroupSheet y ON m.InsightGroupId >= y.Sheet * @Places AND m.InsightGroupId < y.Sheet * @Places + @Places
        WHERE y.CutCode IN @Cuts AND y.FirstSequence IN @Years
        """;

    private static void AddGroup(Dictionary<(int Sequence, string Indicator), Figures> sums, DbDataReader row, IReadOnlyList<PeriodRow> course)
    {
        var (slot, from, to) = (FigureSheet.SlotOf(row.GetInt32(4)), DayColumn.Find(row, 5), DayColumn.Find(row, 6));
        Add(sums, row, course, part => part.Slot == slot, period => from <= period.EndsOn && (to is null || to >= period.EndsOn));
    }

    private static void Add(
        Dictionary<(int Sequence, string Indicator), Figures> sums, DbDataReader row, IReadOnlyList<PeriodRow> course, Func<SheetPart, bool> isPart, Func<PeriodRow, bool> isPeriod)
    {
        var (cut, firstSequence, bytes) = (row.GetString(0), row.GetInt32(1), row.GetFieldValue<byte[]>(3));
        var year = new Figures[YearFigures.Periods];
        var periods = course.Where(period => period.Sequence >= firstSequence && period.Sequence < firstSequence + year.Length && isPeriod(period)).ToList();
        foreach (var (part, figures) in FigureSheet.Read(bytes).Parts)
        {
            if (part.Basis is not (SheetRow.Both or SheetRow.Submitted) || !isPart(part))
            {
                continue;
            }

            YearFigures.Read(figures.Span, year);
            foreach (var period in periods)
            {
                var key = (period.Sequence, cut);
                sums[key] = sums.GetValueOrDefault(key) + year[period.Sequence - firstSequence];
            }
        }
    }

    private static PeriodIndicatorRow Row((int Sequence, string Indicator) key, CellTally seen) => new()
    {
        Sequence = key.Sequence,
        IndicatorCode = key.Indicator,
        Total = seen.Numbers == 0 ? null : seen.Sum,
        Numbers = seen.Numbers,
        NotApplicable = seen.NotApplicable,
        NotAvailable = seen.NotAvailable,
        Blanks = seen.Blanks,
        Masked = seen.Masked,
    };
}

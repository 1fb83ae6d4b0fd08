using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Reports.Utilization;

/// <summary>The figures of another span that a document compares with: the one just before, or the same one a year before.</summary>
public sealed record ComparedSpan
{
    /// <summary>As a column's head names it: P06; P04 to P06; 2024-2025.</summary>
    public required string Name { get; init; }

    /// <summary>The form of its last period.</summary>
    public required Form Form { get; init; }

    /// <summary>Of its first period.</summary>
    public required int FromSequence { get; init; }
    public required IReadOnlyList<PeriodIndicatorRow> Rows { get; init; }
    public required Completeness Completeness { get; init; }
    public decimal? Population { get; init; }

    /// <summary>P06, 2026-2027; P04 to P06, 2026-2027; 2025-2026 for all of it.</summary>
    public static string NameOf(IReadOnlyList<PeriodRow> periods, Language language)
    {
        var (t, year) = (UtilizationTexts.For(language), periods[^1].FiscalYear);
        return periods switch
        {
            { Count: CellHistory.PeriodsOfYear } => year,
            [var only] => $"{UtilizationCharts.Short(only)}, {year}",
            _ => t.PeriodRange(UtilizationCharts.Short(periods[0]), UtilizationCharts.Short(periods[^1]), year),
        };
    }
}

/// <summary>From one span's figures to another's: what changed, and what cannot be compared.</summary>
internal sealed class Comparison(Form form, SummedCells now, ComparedSpan span, int toSequence)
{
    private readonly SummedCells before = OverPeriods.Summed(span.Form, span.Rows, span.Population);

    public string Name => span.Name;

    public Completeness Completeness => span.Completeness;

    public Quantity Before(FormIndicator indicator) => span.Form.Value(indicator.Code, before);

    /// <summary>What interrupts the indicator's series between the first period of the one span and the last of the other.</summary>
    public SeriesBreak? Break(FormIndicator indicator) => form.Breaks.Between(indicator.Code, span.FromSequence, toSequence);

    /// <summary>A share in points, anything else in per cent; words where there is nothing to compare.</summary>
    public string Change(FormIndicator indicator, UtilizationTexts t, Formats f) => Break(indicator) is { } at
        ? at.Brief(f.Language)
        : Change(indicator, form.Value(indicator.Code, now), Before(indicator), t, f);

    public static string Change(FormIndicator indicator, Quantity now, Quantity before, UtilizationTexts t, Formats f) => (now, before) switch
    {
        ({ Kind: QuantityKind.Number, Amount: { } to }, { Kind: QuantityKind.Number, Amount: { } from }) => indicator.Unit == Units.Percent
            ? t.Points(Signed(to - from, f))
            : from == 0 ? (to == 0 ? f.Change(0) : "–") : f.Change((to - from) / from),
        _ => "–",
    };

    private static string Signed(decimal difference, Formats f)
    {
        var points = Math.Round(difference * 100, 1);
        return (points > 0 ? "+" : "") + f.Number(points, 1);
    }
}

using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>
/// Answers added up in whole hundredths, so that adding and taking away leave no trace; with the small counts of patients kept apart,
/// so that one sum serves those who may see them and those who may not (<see cref="SmallCells"/>).
/// </summary>
public readonly record struct Figures
{
    private const int Scale = 100;

    /// <summary>Of the numbers, in hundredths; the small ones included.</summary>
    public long Sum { get; init; }

    /// <summary>The small ones included.</summary>
    public int Numbers { get; init; }
    public int NotApplicable { get; init; }
    public int NotAvailable { get; init; }
    public int Blanks { get; init; }

    /// <summary>How many of the numbers are small counts, and what those add up to, in hundredths.</summary>
    public int Small { get; init; }
    public long SmallSum { get; init; }

    public bool IsEmpty => this == default;

    public static Figures Of(string indicator, AnswerKind kind, decimal? amount)
    {
        var scaled = (long)(amount.GetValueOrDefault() * Scale);
        var isSmall = SmallCells.IsSmall(indicator, amount);
        return kind switch
        {
            AnswerKind.Number => new Figures { Sum = scaled, Numbers = 1, Small = isSmall ? 1 : 0, SmallSum = isSmall ? scaled : 0 },
            AnswerKind.NotApplicable => new Figures { NotApplicable = 1 },
            AnswerKind.NotAvailable => new Figures { NotAvailable = 1 },
            _ => new Figures { Blanks = 1 },
        };
    }

    /// <summary>What a reader may see of them.</summary>
    public CellTally Seen(bool masksSmallCells) => new()
    {
        Sum = (decimal)(masksSmallCells ? Sum - SmallSum : Sum) / Scale,
        Numbers = masksSmallCells ? Numbers - Small : Numbers,
        NotApplicable = NotApplicable,
        NotAvailable = NotAvailable,
        Blanks = Blanks,
        Masked = masksSmallCells ? Small : 0,
    };

    public static Figures operator +(in Figures left, in Figures right) => new()
    {
        Sum = left.Sum + right.Sum,
        Numbers = left.Numbers + right.Numbers,
        NotApplicable = left.NotApplicable + right.NotApplicable,
        NotAvailable = left.NotAvailable + right.NotAvailable,
        Blanks = left.Blanks + right.Blanks,
        Small = left.Small + right.Small,
        SmallSum = left.SmallSum + right.SmallSum,
    };

    public static Figures operator -(Figures figures) => new()
    {
        Sum = -figures.Sum,
        Numbers = -figures.Numbers,
        NotApplicable = -figures.NotApplicable,
        NotAvailable = -figures.NotAvailable,
        Blanks = -figures.Blanks,
        Small = -figures.Small,
        SmallSum = -figures.SmallSum,
    };

    public static Figures operator -(Figures left, Figures right) => left + -right;

    public static Figures Add(Figures left, Figures right) => left + right;

    public static Figures Subtract(Figures left, Figures right) => left - right;

    public static Figures Negate(Figures figures) => -figures;
}

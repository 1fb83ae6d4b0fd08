namespace Portal.Data.Utilization;

public enum AnswerKind
{
    /// <summary>Nothing was answered yet.</summary>
    Blank,

    /// <summary>A number, 0 included.</summary>
    Number,

    /// <summary>The service is not offered.</summary>
    NotApplicable,

    /// <summary>The service is offered, the figure is missing.</summary>
    NotAvailable,

    /// <summary>Answered, and not for the reader to see: <see cref="SmallCells"/>. Never stored, never entered.</summary>
    Masked,
}

/// <summary>
/// What a cell of a filing holds: one of four answers, never confused with one another; or that it is masked. An amount is there exactly
/// when the kind is <see cref="AnswerKind.Number"/>; it lies from 0 to <see cref="Largest"/> and has at most
/// <see cref="MaxDecimals"/> decimals, so that it survives every store and every writing exactly.
/// </summary>
public readonly record struct Answer
{
    public const decimal Largest = 1_000_000_000_000m;
    public const int MaxDecimals = 2;

    private Answer(AnswerKind kind, decimal? amount = null)
    {
        Kind = kind;
        Amount = amount;
    }

    public AnswerKind Kind { get; }
    public decimal? Amount { get; }

    public static Answer Blank => default;
    public static Answer NotApplicable => new(AnswerKind.NotApplicable);
    public static Answer NotAvailable => new(AnswerKind.NotAvailable);
    public static Answer Masked => new(AnswerKind.Masked);

    /// <summary>Blank, not available or masked: what keeps a total from being whole.</summary>
    public bool IsMissing => Kind is AnswerKind.Blank or AnswerKind.NotAvailable or AnswerKind.Masked;

    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, too large or too precise.</exception>
    public static Answer Number(decimal amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Largest);
        ArgumentOutOfRangeException.ThrowIfNotEqual(amount, decimal.Round(amount, MaxDecimals), nameof(amount));
        return new Answer(AnswerKind.Number, amount);
    }

    /// <summary>The answer that two stored columns make.</summary>
    /// <exception cref="ArgumentException">The two do not go together, or the amount is out of range.</exception>
    public static Answer From(AnswerKind kind, decimal? amount) => (kind, amount) switch
    {
        (AnswerKind.Number, { } number) => Number(number),
        (AnswerKind.Blank or AnswerKind.NotApplicable or AnswerKind.NotAvailable or AnswerKind.Masked, null) => new Answer(kind),
        _ => throw new ArgumentException($"{kind} does not go with {(amount is null ? "no" : "an")} amount.", nameof(amount)),
    };
}

namespace Portal.Data.Utilization.Expressions;

public enum QuantityKind
{
    NotAvailable,
    Number,
    NotApplicable,
}

/// <summary>
/// What a total or a formula comes to. A <em>partial</em> one lacks answers: of one filing it is not available, and
/// <see cref="Amount"/> is the sum of what is there, to be shown but not computed with; of several filings it is a
/// number, computed with, and the counts of <see cref="CellTally"/> say how complete it is.
/// </summary>
public readonly record struct Quantity
{
    // Answers hold many thousands of them: kept in half of what a nullable amount and an enumeration take.
    private readonly decimal amount;
    private readonly byte kind;
    private readonly bool hasAmount;

    private Quantity(QuantityKind kind, decimal? amount = null, bool isPartial = false)
    {
        this.kind = (byte)kind;
        (this.amount, hasAmount) = (amount.GetValueOrDefault(), amount.HasValue);
        IsPartial = isPartial;
    }

    public QuantityKind Kind => (QuantityKind)kind;

    /// <summary>Always there for a number, and for the partial total of one filing.</summary>
    public decimal? Amount => hasAmount ? amount : null;
    public bool IsPartial { get; }

    /// <summary>Not available to the reader, because it is made of nothing but a masked count, or computed with one.</summary>
    public bool IsMasked { get; private init; }

    public static Quantity NotAvailable => default;
    public static Quantity Masked => new() { IsMasked = true };
    public static Quantity NotApplicable => new(QuantityKind.NotApplicable);

    public static Quantity Number(decimal amount, bool isPartial = false) => new(QuantityKind.Number, amount, isPartial);

    /// <summary>A number; not available when it is not known.</summary>
    public static Quantity Known(decimal? amount) => amount is { } number ? Number(number) : NotAvailable;

    /// <summary>Not available, with the sum of what is there.</summary>
    public static Quantity PartialSum(decimal amount) => new(QuantityKind.NotAvailable, amount, isPartial: true);
}

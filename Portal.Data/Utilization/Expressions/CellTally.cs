namespace Portal.Data.Utilization.Expressions;

/// <summary>Answers added up: the sum of the numbers, and how many answers of each kind there were.</summary>
public readonly record struct CellTally
{
    public decimal Sum { get; init; }
    public int Numbers { get; init; }
    public int NotApplicable { get; init; }
    public int NotAvailable { get; init; }
    public int Blanks { get; init; }
    public int Masked { get; init; }

    public int Missing => NotAvailable + Blanks + Masked;
    public int Count => Numbers + NotApplicable + Missing;

    public static CellTally Of(Answer answer) => answer.Kind switch
    {
        AnswerKind.Number => new CellTally { Sum = answer.Amount.GetValueOrDefault(), Numbers = 1 },
        AnswerKind.NotApplicable => new CellTally { NotApplicable = 1 },
        AnswerKind.NotAvailable => new CellTally { NotAvailable = 1 },
        AnswerKind.Masked => new CellTally { Masked = 1 },
        _ => new CellTally { Blanks = 1 },
    };

    public static CellTally operator +(CellTally left, CellTally right) => new()
    {
        Sum = left.Sum + right.Sum,
        Numbers = left.Numbers + right.Numbers,
        NotApplicable = left.NotApplicable + right.NotApplicable,
        NotAvailable = left.NotAvailable + right.NotAvailable,
        Blanks = left.Blanks + right.Blanks,
        Masked = left.Masked + right.Masked,
    };

    public static CellTally Add(CellTally left, CellTally right) => left + right;

    /// <summary>
    /// The total of one filing. Not applicable adds nothing, and is the total when every cell says so; a cell without
    /// an answer leaves the total partial, hence not available.
    /// </summary>
    public Quantity Total => this switch
    {
        { Missing: > 0, Numbers: > 0 } => Quantity.PartialSum(Sum),
        { Masked: > 0 } => Quantity.Masked,
        { Missing: > 0 } => Quantity.NotAvailable,
        _ => Sound,
    };

    /// <summary>
    /// The total of several filings: the sum of what is there, marked partial when something is missing. One
    /// establishment that lacks a figure does not hide the others'.
    /// </summary>
    public Quantity Aggregate => this switch
    {
        { Missing: > 0, Numbers: > 0 } => Quantity.Number(Sum, isPartial: true),
        { Masked: > 0 } => Quantity.Masked,
        { Missing: > 0 } => Quantity.NotAvailable,
        _ => Sound,
    };

    private Quantity Sound => this switch
    {
        { Numbers: > 0 } => Quantity.Number(Sum),
        { NotApplicable: > 0 } => Quantity.NotApplicable,
        _ => Quantity.NotAvailable,
    };
}

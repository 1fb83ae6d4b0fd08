namespace Portal.Reports.Engine.Excel;

/// <summary>
/// The columns of a table, left to right. A header is cleaned to one line and made unique within the table.
/// Widths are in characters of the standard font.
/// </summary>
public sealed class Columns<T>
{
    private readonly List<Column<T>> columns = [];

    public int Count => columns.Count;

    internal IReadOnlyList<Column<T>> Declared => columns;

    public Columns<T> Text(string header, double width, Func<T, CellValue> value, bool wrap = false) =>
        Add(header, width, new(ColumnKind.Text), value, wrap);

    public Columns<T> Whole(string header, Func<T, CellValue> value, double width = 14) =>
        Add(header, width, new(ColumnKind.Whole), value);

    public Columns<T> Number(string header, int decimals, Func<T, CellValue> value, double width = 14) =>
        Add(header, width, new(ColumnKind.Number, decimals), value);

    /// <summary>Numbers of different units side by side: whole ones without decimals, others with those they have.</summary>
    public Columns<T> AnyNumber(string header, Func<T, CellValue> value, double width = 14) =>
        Add(header, width, new(ColumnKind.AnyNumber), value);

    /// <summary>Values are ratios: 0.125 is written 12,5 %.</summary>
    public Columns<T> Percent(string header, Func<T, CellValue> value, double width = 12, int decimals = 1) =>
        Add(header, width, new(ColumnKind.Percent, decimals), value);

    public Columns<T> Date(string header, Func<T, CellValue> value, double width = 13) =>
        Add(header, width, new(ColumnKind.Date), value);

    public Columns<T> Moment(string header, Func<T, CellValue> value, double width = 18) =>
        Add(header, width, new(ColumnKind.Moment), value);

    /// <summary>Values are whole cents: 123450 is written 1 234,50 $.</summary>
    public Columns<T> Money(string header, Func<T, CellValue> value, double width = 16) =>
        Add(header, width, new(ColumnKind.Money), value);

    /// <summary>The column just declared may be filled in on a protected sheet, within the rule.</summary>
    public Columns<T> AsInput(InputRule? rule = null) =>
        Amend(last => last with { IsInput = true, Rules = rule is null ? [] : [rule], RuleOf = _ => rule });

    /// <summary>The same, each row within its own rule.</summary>
    /// <param name="rules">All that occur.</param>
    /// <param name="ruleOf">One of them.</param>
    public Columns<T> AsInput(IReadOnlyList<InputRule> rules, Func<T, InputRule> ruleOf) =>
        Amend(last => last with { IsInput = true, Rules = rules, RuleOf = ruleOf });

    /// <summary>The column just declared is there for machines and hidden from readers.</summary>
    public Columns<T> Hidden() => Amend(last => last with { IsHidden = true });

    private Columns<T> Add(string header, double width, ColumnFormat format, Func<T, CellValue> value, bool wrap = false)
    {
        columns.Add(new Column<T>(header, width, format, value, wrap));
        return this;
    }

    private Columns<T> Amend(Func<Column<T>, Column<T>> change)
    {
        if (columns.Count == 0)
        {
            throw new InvalidOperationException("Declare the column first.");
        }

        columns[^1] = change(columns[^1]);
        return this;
    }
}

internal sealed record Column<T>(string Header, double Width, ColumnFormat Format, Func<T, CellValue> Value, bool Wrap)
{
    public bool IsInput { get; init; }
    public IReadOnlyList<InputRule> Rules { get; init; } = [];
    public Func<T, InputRule?> RuleOf { get; init; } = _ => null;
    public bool IsHidden { get; init; }
}

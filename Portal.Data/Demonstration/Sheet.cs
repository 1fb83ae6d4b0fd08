using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>The cells of one filing while they are made.</summary>
internal sealed class Sheet
{
    public Dictionary<CellKey, Answer> Cells { get; } = [];

    public void Set(string indicator, double amount) => Set(new CellKey(indicator), amount);

    /// <summary>A count, rounded and never below 0.</summary>
    public void Set(CellKey cell, double amount) => Cells[cell] = Answer.Number(Math.Max(0, (int)(amount + 0.5)));

    public void NotOffered(params ReadOnlySpan<string> indicators)
    {
        foreach (var indicator in indicators)
        {
            Cells[new CellKey(indicator)] = Answer.NotApplicable;
        }
    }

    /// <summary>The numbers of an indicator, or of one category of it, added; what is no number counts as 0.</summary>
    public decimal Sum(string indicator, string category = "") => Cells
        .Where(cell => cell.Key.Indicator == indicator && (category.Length == 0 || cell.Key.Category1 == category || cell.Key.Category2 == category))
        .Sum(cell => cell.Value.Amount ?? 0);

    public decimal? Amount(string indicator) => Cells.GetValueOrDefault(new CellKey(indicator)).Amount;

    /// <summary>Multiplies a number; what is none stays as it is.</summary>
    public void Scale(CellKey cell, double percent)
    {
        if (Cells.GetValueOrDefault(cell).Amount is { } amount)
        {
            Set(cell, (double)amount * percent / 100);
        }
    }

    /// <summary>Makes a number wrong, and the programme in which the same was counted.</summary>
    public void Mistake(CellKey cell, double percent, string programme)
    {
        var right = Cells[cell].Amount ?? 0;
        Scale(cell, percent);
        if (programme.Length > 0)
        {
            var counted = new CellKey("PROG", programme);
            Set(counted, (double)((Cells[counted].Amount ?? 0) + (Cells[cell].Amount ?? 0) - right));
        }
    }

    /// <summary>Lowers a number to what another allows.</summary>
    public void AtMost(string indicator, string limit)
    {
        if (Amount(indicator) > Amount(limit))
        {
            Cells[new CellKey(indicator)] = Cells[new CellKey(limit)];
        }
    }
}

namespace Portal.Reports.Engine.Excel;

/// <summary>A label and its value. The format is for numbers; dates and moments know theirs.</summary>
public sealed record Fact(string Label, CellValue Value, ColumnFormat Format = default);

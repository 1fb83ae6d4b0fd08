namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>A part of a sheet, from column A on, below the one before it.</summary>
internal interface IBlock
{
    /// <summary>Rows it fills; null when only its end will tell.</summary>
    int? Height { get; }

    /// <summary>Widths it asks for, from column A on.</summary>
    IEnumerable<ColumnWidth> Widths { get; }

    ValueTask WriteAsync(SheetWriter sheet, CancellationToken cancel);
}

/// <summary>In characters of the standard font.</summary>
internal readonly record struct ColumnWidth(double Characters, bool IsHidden = false);

using Portal.Data.Exchange;

namespace Portal.Data.Governance.Bulk;

/// <summary>The sheets of a register's workbook.</summary>
public enum BulkSheet
{
    People,
    Appointments,
}

/// <summary>What a column of the workbook holds; both sheets have <see cref="FullName"/> and <see cref="Email"/>.</summary>
public enum BulkColumn
{
    Email,
    FullName,
    Phone,
    Position,

    /// <summary>The code of a body.</summary>
    Body,
    Role,

    /// <summary>Holder or interim; blank is holder.</summary>
    Nature,
    StartsOn,
    EndsOn,

    /// <summary>Ends a mandate that the register has.</summary>
    EndReason,
    InstrumentNumber,
    InstrumentDate,
    SignatoryRole,
    Justification,

    /// <summary>Yes: the person is new, though somebody of a like name is in the directory.</summary>
    SomebodyElse,
}

/// <summary>The columns of the sheets, left to right.</summary>
public static class BulkColumns
{
    public static IReadOnlyList<BulkColumn> OfPeople { get; } = [BulkColumn.Email, BulkColumn.FullName, BulkColumn.Phone, BulkColumn.Position];

    public static IReadOnlyList<BulkColumn> OfAppointments { get; } =
    [
        BulkColumn.Body, BulkColumn.Role, BulkColumn.Nature, BulkColumn.FullName, BulkColumn.Email, BulkColumn.StartsOn, BulkColumn.EndsOn, BulkColumn.EndReason,
        BulkColumn.InstrumentNumber, BulkColumn.InstrumentDate, BulkColumn.SignatoryRole, BulkColumn.Justification, BulkColumn.SomebodyElse,
    ];

    public static IReadOnlyList<BulkColumn> Of(BulkSheet sheet) => sheet == BulkSheet.People ? OfPeople : OfAppointments;
}

/// <summary>A row of a register's workbook, as it was read.</summary>
public sealed record BulkRow
{
    public required BulkSheet Sheet { get; init; }

    /// <summary>From 1, as the spreadsheet shows it.</summary>
    public required int Number { get; init; }

    /// <summary>What the portal wrote in the hidden column: which entry the row is, and how it stood then. Empty for a row that was added.</summary>
    public required string Seen { get; init; }

    /// <summary>In the order of <see cref="BulkColumns.Of"/>.</summary>
    public required IReadOnlyList<ImportedEntry> Entries { get; init; }

    public ImportedEntry this[BulkColumn column]
    {
        get
        {
            var columns = BulkColumns.Of(Sheet);
            for (var place = 0; place < columns.Count; place++)
            {
                if (columns[place] == column)
                {
                    return Entries[place];
                }
            }

            return ImportedEntry.Blank;
        }
    }
}

/// <summary>A register's workbook, read and not yet judged: people first, then appointments, each in the order of its sheet.</summary>
public sealed record BulkFile(IReadOnlyList<BulkRow> Rows);

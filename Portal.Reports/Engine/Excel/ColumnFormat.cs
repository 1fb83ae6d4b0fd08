using Portal.Data;

namespace Portal.Reports.Engine.Excel;

public enum ColumnKind
{
    Text,
    Whole,
    Number,

    /// <summary>Numbers of any precision, as the spreadsheet shows what is typed.</summary>
    AnyNumber,
    Percent,
    Date,
    Moment,

    /// <summary>Whole cents, shown as dollars.</summary>
    Money,
}

/// <summary>What a column holds and how it is shown: decimals are the digits after the sign of numbers and percentages.</summary>
public readonly record struct ColumnFormat(ColumnKind Kind, int Decimals = 0)
{
    internal const string TextCode = "@";
    internal const string GeneralCode = "General";
    internal const string DateCode = "yyyy-mm-dd";
    internal const string MomentCode = "yyyy-mm-dd hh:mm";

    internal bool IsNumeric => Kind is ColumnKind.Whole or ColumnKind.Number or ColumnKind.AnyNumber or ColumnKind.Percent or ColumnKind.Money;

    /// <summary>
    /// The spreadsheet's format code. Its "," and "." stand for the separators of the reader's system; only the place of
    /// the signs is the document's: a no-break space before % and $ in French.
    /// </summary>
    internal string Code(Language language) => (Kind, language) switch
    {
        (ColumnKind.Text, _) => TextCode,
        (ColumnKind.Whole, _) => "#,##0",
        (ColumnKind.Number, _) => "#,##0" + Fraction,
        (ColumnKind.Percent, Language.French) => "0" + Fraction + "\"\u00A0\"%",
        (ColumnKind.Percent, _) => "0" + Fraction + "%",
        (ColumnKind.Date, _) => DateCode,
        (ColumnKind.Moment, _) => MomentCode,
        (ColumnKind.Money, Language.French) => "#,##0.00\"\u00A0$\"",
        (ColumnKind.Money, _) => "\"$\"#,##0.00",
        _ => GeneralCode,
    };

    private string Fraction => Decimals > 0 ? "." + new string('0', Decimals) : "";
}

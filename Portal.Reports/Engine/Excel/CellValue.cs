using System.Globalization;

namespace Portal.Reports.Engine.Excel;

/// <summary>What kind of thing a cell says.</summary>
public enum CellKind : byte
{
    Blank,
    Number,
    Text,
    Date,

    /// <summary>A date with a time of day.</summary>
    Moment,
    Flag,
    NotApplicable,
    NotAvailable,
    Masked,
}

/// <summary>
/// One answer in a cell. Numbers, texts, dates and flags convert implicitly, null becomes <see cref="Blank"/>.
/// The three answers that are not numbers are written as words (<see cref="AnswerWords"/>), so that no sum,
/// average or chart in the spreadsheet takes them for 0.
/// </summary>
public readonly record struct CellValue
{
    /// <summary>A spreadsheet keeps 15 significant digits of a number.</summary>
    private const long LargestExactInteger = 999_999_999_999_999;

    /// <summary>Spreadsheets count a 29 February 1900 that never was, and know no day before that year.</summary>
    private static readonly DateTime FirstCountedDay = new(1900, 3, 1);

    private CellValue(CellKind kind, double number, string? content)
    {
        Kind = kind;
        Number = number;
        Content = content;
    }

    public CellKind Kind { get; }

    /// <summary>The number, the serial day or 0 and 1 for a flag.</summary>
    internal double Number { get; }

    internal string? Content { get; }

    public static CellValue Blank => default;
    public static CellValue NotApplicable => new(CellKind.NotApplicable, 0, null);
    public static CellValue NotAvailable => new(CellKind.NotAvailable, 0, null);

    /// <summary>A small count withheld to protect persons.</summary>
    public static CellValue Masked => new(CellKind.Masked, 0, null);

    internal CellValue CentsAsDollars() => Kind == CellKind.Number ? new(CellKind.Number, Number / 100, null) : this;

    /// <summary>Always text, also when it looks like a formula, a number or a date. Empty text is blank.</summary>
    public static CellValue From(string? text) =>
        string.IsNullOrEmpty(text) ? Blank : new(CellKind.Text, 0, text);

    /// <summary>Kept to 15 significant digits, as a spreadsheet does.</summary>
    public static CellValue From(decimal? number) =>
        number is { } value ? new(CellKind.Number, (double)value, null) : Blank;

    /// <summary>A number; text when it has more digits than a spreadsheet keeps.</summary>
    public static CellValue From(long? number) => number switch
    {
        null => Blank,
        > LargestExactInteger or < -LargestExactInteger => From(number.Value.ToString(CultureInfo.InvariantCulture)),
        _ => new(CellKind.Number, number.Value, null),
    };

    public static CellValue From(bool? flag) =>
        flag is { } value ? new(CellKind.Flag, value ? 1 : 0, null) : Blank;

    /// <summary>A date; before March 1900, which spreadsheets cannot count, ISO text.</summary>
    public static CellValue From(DateOnly? date) => date switch
    {
        null => Blank,
        { } value when value < DateOnly.FromDateTime(FirstCountedDay) =>
            From(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        { } value => new(CellKind.Date, value.ToDateTime(TimeOnly.MinValue).ToOADate(), null),
    };

    /// <summary>
    /// The clock reading as it is: a spreadsheet knows no time zone, so the caller converts to the reader's zone first.
    /// Before March 1900, ISO text.
    /// </summary>
    public static CellValue From(DateTime? moment) => moment switch
    {
        null => Blank,
        { } value when value < FirstCountedDay =>
            From(value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        { } value => new(CellKind.Moment, value.ToOADate(), null),
    };

    public static implicit operator CellValue(string? text) => From(text);
    public static implicit operator CellValue(decimal? number) => From(number);
    public static implicit operator CellValue(long? number) => From(number);
    public static implicit operator CellValue(bool? flag) => From(flag);
    public static implicit operator CellValue(DateOnly? date) => From(date);
    public static implicit operator CellValue(DateTime? moment) => From(moment);
}

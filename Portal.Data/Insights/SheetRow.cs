namespace Portal.Data.Insights;

/// <summary>A sheet as it is kept: <see cref="FigureSheet"/>.</summary>
internal sealed record SheetRow
{
    /// <summary>See <see cref="Cut"/>.</summary>
    public required string CutCode { get; init; }

    /// <summary>Of the fiscal year's first period.</summary>
    public int FirstSequence { get; init; }
    public int Sheet { get; init; }
    public required byte[] Figures { get; init; }

    /// <summary>As it is kept beside an establishments' sheet, read where that is checked; null otherwise.</summary>
    public long? KeptPeak { get; init; }

    /// <summary>As the figures have it: what is kept beside them when they are written.</summary>
    public long Peak => FigureSheet.PeakOf(Figures);

    public SheetKey Key => new(CutCode, FirstSequence, Sheet);

    /// <summary>The classes of figures of which each basis is made: 3 counts on both.</summary>
    public const int Submitted = 1;
    public const int Accepted = 2;
    public const int Both = 3;
}

/// <summary>Which sheet.</summary>
internal readonly record struct SheetKey(string CutCode, int FirstSequence, int Sheet);

/// <summary>A cut of which something is kept in a fiscal year.</summary>
internal sealed record KeptYearRow
{
    public required string CutCode { get; init; }
    public int FirstSequence { get; init; }
}

/// <summary>The statements of one of the two tables of sheets.</summary>
internal sealed record SheetTable
{
    /// <summary>Every sheet of some cuts and years.</summary>
    public required string All { get; init; }

    /// <summary>Those sheets of them that are named.</summary>
    public required string Some { get; init; }

    /// <summary>Which cuts and years there are.</summary>
    public required string Years { get; init; }
    public required string Insert { get; init; }
    public required string Update { get; init; }
    public required string Delete { get; init; }

    /// <summary>By establishment: for questions that name establishments, and to make the groups of.</summary>
    public static SheetTable Bodies { get; } = new()
    {
        All = BodySheets.All,
        Some = BodySheets.Some,
        Years = BodySheets.Years,
        Insert = BodySheets.Insert,
        Update = BodySheets.Update,
        Delete = BodySheets.Delete,
    };

    /// <summary>By group: for questions on any structure, whatever its day.</summary>
    public static SheetTable Groups { get; } = new()
    {
        All = GroupSheets.All,
        Some = GroupSheets.Some,
        Years = GroupSheets.Years,
        Insert = GroupSheets.Insert,
        Update = GroupSheets.Update,
        Delete = GroupSheets.Delete,
    };
}

internal static class BodySheets
{
    private const string Key = "CutCode = @CutCode AND FirstSequence = @FirstSequence AND Sheet = @Sheet";

    public const string All = """
        SELECT y.CutCode, y.FirstSequence, y.Sheet, y.Figures, y.Peak AS KeptPeak
        FROM InsightBodySheet y
        WHERE y.CutCode IN @Cuts AND y.FirstSequence IN @Years
        """;

    public const string Some = $"{All} AND y.Sheet IN @Sheets";

    /// <summary>The highest first. A sum of the years' peaks: higher than any sum that it stands for, or as high.</summary>
    public const string Peaks = """
        SELECT y.Sheet, SUM(y.Peak) AS Peak
        FROM InsightBodySheet y
        WHERE y.CutCode = @Cut AND y.FirstSequence IN @Years
        GROUP BY y.Sheet
        ORDER BY SUM(y.Peak) DESC, y.Sheet
        """;

    public const string Years = "SELECT DISTINCT y.CutCode, y.FirstSequence FROM InsightBodySheet y";

    public const string Insert = """
        INSERT INTO InsightBodySheet (CutCode, FirstSequence, Sheet, Peak, Figures)
        VALUES (@CutCode, @FirstSequence, @Sheet, @Peak, @Figures)
        """;

    public const string Update = $"UPDATE InsightBodySheet SET Peak = @Peak, Figures = @Figures WHERE {Key}";

    public const string Delete = $"DELETE FROM InsightBodySheet WHERE {Key}";
}

internal static class GroupSheets
{
    private const string Key = "CutCode = @CutCode AND FirstSequence = @FirstSequence AND Sheet = @Sheet";

    public const string All = """
        SELECT y.CutCode, y.FirstSequence, y.Sheet, y.Figures
        FROM InsightGroupSheet y
        WHERE y.CutCode IN @Cuts AND y.FirstSequence IN @Years
        """;

    public const string Some = $"{All} AND y.Sheet IN @Sheets";

    public const string Years = "SELECT DISTINCT y.CutCode, y.FirstSequence FROM InsightGroupSheet y";

    public const string Insert = "INSERT INTO InsightGroupSheet (CutCode, FirstSequence, Sheet, Figures) VALUES (@CutCode, @FirstSequence, @Sheet, @Figures)";

    public const string Update = $"UPDATE InsightGroupSheet SET Figures = @Figures WHERE {Key}";

    public const string Delete = $"DELETE FROM InsightGroupSheet WHERE {Key}";
}

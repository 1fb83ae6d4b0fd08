namespace Portal.Data.Utilization;

/// <summary>A financial period of the health network. <see cref="Sequence"/> counts periods across fiscal years.</summary>
public sealed record PeriodRow
{
    /// <summary>Days after the last day until which a filing is on time.</summary>
    public const int DueDays = 15;

    /// <summary>Days after the last day until which a filing can be filled in.</summary>
    public const int LockDays = 30;

    public int FinancialPeriodId { get; init; }
    public required string Code { get; init; }

    /// <summary><c>2026-2027</c></summary>
    public required string FiscalYear { get; init; }

    /// <summary>From 1 to 13 in the fiscal year.</summary>
    public int Number { get; init; }
    public int Sequence { get; init; }

    /// <summary>From 1 to 4: three periods each, and the thirteenth in the last. Quarterly financial reports close with P3, P6, P9 and P13.</summary>
    public int Quarter => Math.Min(((Number - 1) / 3) + 1, 4);
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }

    /// <summary>When the obligations of the period were made; null until then.</summary>
    public DateTime? OpenedAtUtc { get; init; }

    /// <summary>Of the form that periods are filed with, today: with it the <see cref="FormCache"/> needs no statement of its own.</summary>
    public int FormRevision { get; init; }

    public bool IsOpened => OpenedAtUtc is not null;

    /// <summary>What an obligation of the period starts from; each may be moved afterwards.</summary>
    public DateOnly DueOn => EndsOn.AddDays(DueDays);

    public DateOnly LocksOn => EndsOn.AddDays(LockDays);

    private const string Columns = $"""
        SELECT FinancialPeriodId, Code, FiscalYear, Number, Sequence, StartsOn, EndsOn, OpenedAtUtc,
            COALESCE((SELECT f.Revision FROM Form f WHERE f.FormCode = '{FormQueries.Telehealth}'), 0) AS FormRevision
        FROM FinancialPeriod
        """;

    public const string OfFiscalYear = $"{Columns} WHERE FiscalYear = @FiscalYear ORDER BY Sequence";

    public const string OfFiscalYears = $"{Columns} WHERE FiscalYear IN @FiscalYears ORDER BY Sequence";

    public const string OfRange = $"{Columns} WHERE Sequence >= @FromSequence AND Sequence <= @ToSequence ORDER BY Sequence";

    public const string ByCode = $"{Columns} WHERE Code = @Code";

    /// <summary>The last to have been opened first; take one.</summary>
    public const string Opened = $"{Columns} WHERE OpenedAtUtc IS NOT NULL ORDER BY Sequence DESC";
}

/// <summary>A fiscal year of the calendar, by the sequences of its periods.</summary>
public sealed record FiscalYearRow
{
    public required string FiscalYear { get; init; }
    public int FromSequence { get; init; }
    public int ToSequence { get; init; }

    /// <summary>How many of its periods were opened.</summary>
    public int Opened { get; init; }

    /// <summary>The latest first.</summary>
    public const string All = """
        SELECT FiscalYear, MIN(Sequence) AS FromSequence, MAX(Sequence) AS ToSequence, COUNT(OpenedAtUtc) AS Opened
        FROM FinancialPeriod
        GROUP BY FiscalYear
        ORDER BY FiscalYear DESC
        """;
}

namespace Portal.Data.Utilization;

/// <summary>What was done to the form.</summary>
public enum FormChange
{
    IndicatorAdded,

    /// <summary>A version that follows another.</summary>
    IndicatorChanged,

    /// <summary>A version of a period to come, written anew.</summary>
    IndicatorAmended,
    IndicatorEnded,

    /// <summary>A version or an end that was still to come.</summary>
    IndicatorWithdrawn,
    SectionOrdered,
    CategoryAdded,
    CategoryEnded,
    RuleActivated,
    RuleEnded,
}

/// <summary>A change of the form, by the revision to which it raised the form.</summary>
public sealed record FormChangeRow
{
    public int Revision { get; init; }
    public FormChange Change { get; init; }

    /// <summary>Of the indicator, the section, the category or the rule.</summary>
    public required string Code { get; init; }

    /// <summary>The first period that it holds for.</summary>
    public int FromSequence { get; init; }

    /// <summary>Its code; null where the calendar does not reach so far.</summary>
    public string? FromPeriod { get; init; }
    public required string ByName { get; init; }
    public DateTime AtUtc { get; init; }

    public const string Above = """
        SELECT c.Revision, c.Change, c.Code, c.FromSequence, p.Code AS FromPeriod, c.ByName, c.AtUtc
        FROM FormChange c
        LEFT JOIN FinancialPeriod p ON p.Sequence = c.FromSequence
        WHERE c.FormCode = @FormCode AND c.Revision > @Revision
        ORDER BY c.Revision DESC
        """;

    internal const string Insert = """
        INSERT INTO FormChange (FormCode, Revision, Change, Code, FromSequence, ByName, AtUtc)
        SELECT f.FormCode, f.Revision, @Change, @Code, @FromSequence, @ByName, @AtUtc
        FROM Form f
        WHERE f.FormCode = @FormCode
        """;
}

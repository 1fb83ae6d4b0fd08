using Portal.Data.Utilization;

namespace Portal.Data.Insights;

public enum SignalKind
{
    /// <summary>Past its due date and not filed: it explains what changes in every total that it is missing from.</summary>
    Missing,

    /// <summary>Filed without a number that is usually there.</summary>
    Unanswered,

    /// <summary>Far from what is usual for this establishment.</summary>
    Unusual,

    /// <summary>More technical failures in the last three periods than in those before.</summary>
    RisingFailures,

    /// <summary>A pilot's seat is vacant, and use falls beside it.</summary>
    VacancyBesideFall,
}

/// <summary>How sure it is that there is something, whatever its size.</summary>
public enum SignalConfidence
{
    Low,
    Medium,
    High,
}

/// <summary>Why a signal may be nothing.</summary>
public enum SignalDoubt
{
    /// <summary>The same period of the year before was as far off.</summary>
    Season,

    /// <summary>The figure lacks answers.</summary>
    Partial,

    /// <summary>Fewer than ten periods to compare with.</summary>
    ShortHistory,

    /// <summary>Fewer than fifty things behind the figure.</summary>
    FewThings,

    /// <summary>Two things at the same time: neither need be the other's cause.</summary>
    Coincidence,

    /// <summary>Nobody has accepted the figure yet: it may still be corrected.</summary>
    NotAccepted,
}

/// <summary>Something that somebody should look at: what was compared, with which numbers, and why it may be nothing.</summary>
public sealed record Signal
{
    public required SignalKind Kind { get; init; }

    /// <summary>Code of the establishment.</summary>
    public required string Body { get; init; }
    public required PeriodRow Period { get; init; }
    public required MeasureKey Measure { get; init; }

    /// <summary>In the period; for <see cref="SignalKind.RisingFailures"/> over three; null where nothing was filed or answered.</summary>
    public decimal? Value { get; init; }

    /// <summary>What the value is put beside: a median, or the same over earlier periods.</summary>
    public decimal? Beside { get; init; }

    /// <summary>What would have been usual; of an unusual value only.</summary>
    public OwnRange? Usual { get; init; }

    /// <summary>Past periods that it is compared with.</summary>
    public int Compared { get; init; }

    /// <summary>How far chance alone could have it; of rising failures, of the difference.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The same period of the year before; null where there is none that compares.</summary>
    public decimal? YearBefore { get; init; }

    public DateOnly? VacantSince { get; init; }

    /// <summary>From 0: by how much of what is usual it differs; of what is missing, its usual share of all activities.</summary>
    public required decimal Size { get; init; }
    public required SignalConfidence Confidence { get; init; }
    public IReadOnlyList<SignalDoubt> Doubts { get; init; } = [];

    /// <summary>Missing and unanswered data come first: they may be all that there is to the rest.</summary>
    public bool IsAboutData => Kind is SignalKind.Missing or SignalKind.Unanswered;
}

/// <summary>What comes first among signals of one sort.</summary>
public enum SignalOrder
{
    Confidence,
    Size,
}

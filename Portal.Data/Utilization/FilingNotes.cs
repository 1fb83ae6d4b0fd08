using Portal.Data.Access;

namespace Portal.Data.Utilization;

/// <summary>Why a value stands that a rule or the establishment's own history calls unusual.</summary>
public sealed record ExplanationRow
{
    /// <summary>Of the filing; 0 where only one was asked for.</summary>
    public int Revision { get; init; }

    /// <summary><see cref="Finding.Key"/> of what it explains.</summary>
    public required string SubjectKey { get; init; }
    public required string Explanation { get; init; }
    public required string ByName { get; init; }

    /// <summary>As what; null where it was not kept.</summary>
    public Persona? ByPersona { get; init; }
    public DateTime AtUtc { get; init; }

    /// <summary>A centre explained for the establishment.</summary>
    public bool IsOnBehalf => ByPersona == Persona.Centre;

    /// <summary>What a change is given as seen; an explanation that is not there has 0.</summary>
    public int Version { get; init; }

    public const string OfFiling = """
        SELECT SubjectKey, Explanation, ByName, ByPersona, AtUtc, Version
        FROM FilingExplanation
        WHERE FilingId = @FilingId
        ORDER BY SubjectKey
        """;

    /// <summary>Of chosen revisions of one obligation.</summary>
    public const string OfRevisions = """
        SELECT f.Revision, e.SubjectKey, e.Explanation, e.ByName, e.ByPersona, e.AtUtc, e.Version
        FROM FilingExplanation e
        INNER JOIN Filing f ON f.FilingId = e.FilingId
        WHERE f.ReportingObligationId = @ReportingObligationId AND f.Revision IN @Revisions
        ORDER BY f.Revision, e.SubjectKey
        """;
}

/// <summary>What a reviewer asked to have looked at again, pinned to a cell.</summary>
public sealed record ReturnReasonRow
{
    /// <summary>The revision that was returned.</summary>
    public int Revision { get; init; }

    /// <summary>From 1, in the order in which the reviewer gave them.</summary>
    public int Number { get; init; }
    public required string IndicatorCode { get; init; }
    public required string Category1 { get; init; }
    public required string Category2 { get; init; }
    public required string Reason { get; init; }

    public CellKey Cell => new(IndicatorCode, Category1, Category2);

    /// <summary>Those of the last return; the general message stands in its transition.</summary>
    public const string OfLastReturn = """
        SELECT f.Revision, r.Number, r.IndicatorCode, r.Category1, r.Category2, r.Reason
        FROM FilingReturnReason r
        INNER JOIN Filing f ON f.FilingId = r.FilingId
        WHERE f.ReportingObligationId = @ReportingObligationId
            AND f.Revision = (
                SELECT MAX(z.Revision) FROM Filing z
                WHERE z.ReportingObligationId = @ReportingObligationId AND z.Status = 'Returned')
        ORDER BY r.Number
        """;

    /// <summary>Those of every return, the earliest first.</summary>
    public const string OfObligation = """
        SELECT f.Revision, r.Number, r.IndicatorCode, r.Category1, r.Category2, r.Reason
        FROM FilingReturnReason r
        INNER JOIN Filing f ON f.FilingId = r.FilingId
        WHERE f.ReportingObligationId = @ReportingObligationId
        ORDER BY f.Revision, r.Number
        """;
}

/// <summary>A step of a filing: who brought which revision to which state, when, and what they said.</summary>
public sealed record TransitionRow
{
    public int Revision { get; init; }
    public FilingStatus Status { get; init; }
    public DateTime AtUtc { get; init; }
    public required string ByName { get; init; }

    /// <summary>As what they did it: a centre may fill in on behalf of an establishment.</summary>
    public required string Persona { get; init; }
    public string? Message { get; init; }

    /// <summary>Of every revision, the latest first.</summary>
    public const string OfObligation = """
        SELECT f.Revision, x.Status, x.AtUtc, x.ByName, x.Persona, x.Message
        FROM FilingTransition x
        INNER JOIN Filing f ON f.FilingId = x.FilingId
        WHERE f.ReportingObligationId = @ReportingObligationId
        ORDER BY x.AtUtc DESC, x.FilingTransitionId DESC
        """;
}

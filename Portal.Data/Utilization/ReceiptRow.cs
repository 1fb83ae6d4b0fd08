using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>A revision that was submitted, whatever became of it: who certified it, from which seat, when.</summary>
public sealed record ReceiptRow
{
    public int FilingId { get; init; }
    public int Revision { get; init; }
    public FilingStatus Status { get; init; }

    /// <summary>Its figures count.</summary>
    public bool IsCounted { get; init; }
    public bool IsNothingToReport { get; init; }
    public DateTime SubmittedAtUtc { get; init; }
    public required string SubmittedByName { get; init; }

    /// <summary>The role as it was called on the day of the first submission; none when no seat was held that day.</summary>
    public string? CertifiedRoleFr { get; init; }
    public string? CertifiedRoleEn { get; init; }

    public string? CertifiedRole(Language language) => CertifiedRoleFr is null ? null : Names.In(language, CertifiedRoleFr, CertifiedRoleEn);

    /// <summary>Of the revision, or of all when none is asked for. Take one.</summary>
    public const string Newest = """
        SELECT f.FilingId, f.Revision, f.Status, f.IsCounted, f.IsNothingToReport, f.SubmittedAtUtc, f.SubmittedByName,
            l.LabelFr AS CertifiedRoleFr, l.LabelEn AS CertifiedRoleEn
        FROM Filing f
        INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId
        LEFT JOIN Seat s ON s.SeatId = f.CertifiedSeatId
        LEFT JOIN RoleLabel l ON l.RoleCode = s.RoleCode
            AND l.ValidFrom <= o.FiledOn AND (l.ValidTo IS NULL OR l.ValidTo >= o.FiledOn)
        WHERE f.ReportingObligationId = @ReportingObligationId AND f.Status <> 'Draft' AND (f.Revision = @Revision OR @Revision IS NULL)
        ORDER BY f.Revision DESC
        """;
}

/// <summary>All that a receipt says of a filing.</summary>
public sealed record FilingReceipt
{
    public required FilingRow Filing { get; init; }
    public required ReceiptRow Submission { get; init; }

    /// <summary>Of the submitted revision.</summary>
    public required IReadOnlyDictionary<CellKey, Answer> Answers { get; init; }
    /// <summary>Its cells that a centre filled in for the establishment.</summary>
    public required IReadOnlyDictionary<CellKey, CellAuthor> OnBehalf { get; init; }
    public required CellHistory History { get; init; }

    /// <summary>Of the submitted revision, by the key of what they explain.</summary>
    public required IReadOnlyDictionary<string, ExplanationRow> Explanations { get; init; }

    /// <summary>Of every return, the earliest first.</summary>
    public required IReadOnlyList<ReturnReasonRow> ReturnReasons { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<TransitionRow> Transitions { get; init; }

    /// <summary>The newest revision that was ever submitted.</summary>
    public int Newest => Transitions.Where(step => step.Status == FilingStatus.Submitted).Max(step => step.Revision);

    /// <summary>What the checks said of it.</summary>
    public IReadOnlyList<Finding> Findings(Form form) =>
        Submission.IsNothingToReport ? [] : FilingValidation.Validate(form, Answers, History.Prompts(form));
}

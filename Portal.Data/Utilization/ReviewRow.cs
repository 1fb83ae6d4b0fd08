using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>A filing that waits for the centre (submitted) or for the Ministry (reviewed).</summary>
public sealed record ReviewRow
{
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public required string PeriodCode { get; init; }
    public int Number { get; init; }

    /// <summary>Above 1: submitted again after a return or a reopening.</summary>
    public int Revision { get; init; }
    public FilingStatus Status { get; init; }
    public int Version { get; init; }
    public DateTime SubmittedAtUtc { get; init; }
    public required string SubmittedByName { get; init; }
    public bool IsNothingToReport { get; init; }
    public bool IsLate { get; init; }

    /// <summary>Unusual values that the establishment explained.</summary>
    public int Explanations { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    internal const string Matching = $"""
        {ObligationSql.From}
        {ObligationSql.Name}
        WHERE o.FormCode = @FormCode AND o.WaiverReason IS NULL AND {ScopeSql.OfBody}
            AND f.Status = @Status
            AND (@Territory IS NULL OR t.Code = @Territory)
            AND (@PeriodCode IS NULL OR p.Code = @PeriodCode)
        """;

    private const string Rows = $"""
        SELECT b.Code AS BodyCode, n.NameFr AS BodyFr, n.NameEn AS BodyEn, t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr,
            t.ShortEn AS TerritoryEn, p.Code AS PeriodCode, p.Number, f.Revision, f.Status, f.Version, f.SubmittedAtUtc,
            f.SubmittedByName, f.IsNothingToReport,
            CASE WHEN {ObligationSql.IsLate} THEN 1 ELSE 0 END AS IsLate,
            (SELECT COUNT(*) FROM FilingExplanation e WHERE e.FilingId = f.FilingId) AS Explanations
        {Matching}
        """;

    /// <summary>The longest wait first.</summary>
    public const string Page = $"{Rows} ORDER BY f.SubmittedAtUtc, f.FilingId";

    /// <summary>What was explained most first, then what was submitted again, then the longest wait.</summary>
    public const string ByRisk = $"{Rows} ORDER BY Explanations DESC, f.Revision DESC, f.SubmittedAtUtc, f.FilingId";

    public const string Count = $"SELECT COUNT(*) AS Total {Matching}";
}

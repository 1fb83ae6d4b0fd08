using Portal.Data.Access;
using Portal.Data.Network;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>A health region as access to care is told by it: how far it lies, which nations live there, how many inhabitants it has.</summary>
public sealed record RegionAccessRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }

    /// <summary><c>urban</c>, <c>intermediate</c>, <c>rural</c>, <c>remote</c> or <c>northern</c>.</summary>
    public required string Remoteness { get; init; }

    /// <summary>Parted by semicolons; empty where none is named.</summary>
    public required string Nations { get; init; }
    public int Population { get; init; }

    /// <summary>Establishments of the region that day, and how many of them the caller's scope and the territory hold.</summary>
    public int Establishments { get; init; }
    public int Selected { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    /// <summary>Its inhabitants cannot be divided between those who serve it, so it has a rate only when all of them are selected.</summary>
    public bool HasRate => Selected == Establishments && Population > 0;

    public const string WithEstablishments = $"""
        SELECT r.Code, r.NameFr, r.NameEn, r.Remoteness, r.Nations, r.Population, COUNT(b.BodyId) AS Establishments,
            SUM(CASE WHEN {ScopeSql.OfBody} AND (@Territory IS NULL OR t.Code = @Territory) THEN 1 ELSE 0 END) AS Selected
        FROM HealthRegion r
        INNER JOIN Body b ON b.HealthRegionId = r.HealthRegionId AND {BodySql.OpenOn}
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        {BodySql.TerritoryOn}
        GROUP BY r.Code, r.NameFr, r.NameEn, r.Remoteness, r.Nations, r.Population
        HAVING SUM(CASE WHEN {ScopeSql.OfBody} AND (@Territory IS NULL OR t.Code = @Territory) THEN 1 ELSE 0 END) > 0
        ORDER BY r.Code
        """;
}

/// <summary>What the counted filings of a region's establishments add up to in a period, for one indicator over its breakdown.</summary>
public sealed record RegionUseRow
{
    public required string RegionCode { get; init; }
    public int Sequence { get; init; }
    public required string IndicatorCode { get; init; }
    public decimal? Total { get; init; }
    public int Numbers { get; init; }
    public int NotApplicable { get; init; }
    public int NotAvailable { get; init; }
    public int Blanks { get; init; }
    public int Masked { get; init; }

    public CellTally Tally => new()
    {
        Sum = Total ?? 0,
        Numbers = Numbers,
        NotApplicable = NotApplicable,
        NotAvailable = NotAvailable,
        Blanks = Blanks,
        Masked = Masked,
    };

    public const string ByRegion = $"""
        SELECT r.Code AS RegionCode, p.Sequence, v.IndicatorCode, {PeriodIndicatorRow.Counts}
        FROM ReportingObligation o
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        {ObligationSql.BodyAndTerritory}
        INNER JOIN HealthRegion r ON r.HealthRegionId = b.HealthRegionId
        INNER JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND c.IsCounted = 1
        INNER JOIN FilingValue v ON v.FilingId = c.FilingId
        WHERE {ObligationSql.InRange} AND o.WaiverReason IS NULL
            AND (@Territory IS NULL OR t.Code = @Territory)
            AND v.IndicatorCode IN @Indicators
        GROUP BY r.Code, p.Sequence, v.IndicatorCode
        ORDER BY r.Code, p.Sequence, v.IndicatorCode
        """;
}

using Portal.Data;
using Portal.Data.Network;
using Portal.Data.Utilization;

namespace Portal.Reports.Utilization;

/// <summary>How one obligation stands, without what its list says besides.</summary>
public readonly record struct ObligationMark(int Sequence, ObligationState State, bool IsLate, bool IsFiledLate);

/// <summary>
/// What an establishment owes over the periods of a document, under one territory, and how it stands: small enough to be held
/// for every establishment of the network. Named as on the last of its periods.
/// </summary>
public sealed record BodyObligations
{
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public string? RegionCode { get; init; }
    public string? RegionFr { get; init; }
    public string? RegionEn { get; init; }
    public required Completeness Counts { get; init; }

    /// <summary>In the order of the periods.</summary>
    public required IReadOnlyList<ObligationMark> Marks { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public string Territory(Language language) => TerritoryFr is null ? "–" : Names.In(language, TerritoryFr, TerritoryEn);

    /// <summary>With its number, as it is known: <c>09 Côte-Nord</c>.</summary>
    public string Region(Language language) => RegionFr is null ? "–" : $"{RegionCode} {Names.In(language, RegionFr, RegionEn)}";

    /// <summary>Null where the establishment owed nothing.</summary>
    public ObligationMark? Mark(int sequence)
    {
        foreach (var mark in Marks)
        {
            if (mark.Sequence == sequence)
            {
                return mark;
            }
        }

        return null;
    }

    /// <summary>Condenses rows that come establishment by establishment; each row is let go as it passes.</summary>
    public static async Task<IReadOnlyList<BodyObligations>> ReadAsync(IAsyncEnumerable<ObligationRow> rows, CancellationToken cancel = default)
    {
        var lines = new List<BodyObligations>();
        var marks = new List<ObligationMark>();
        var counts = default(Completeness);
        ObligationRow? last = null;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (last is not null && (last.BodyCode, last.TerritoryCode) != (row.BodyCode, row.TerritoryCode))
            {
                lines.Add(Line(last, counts, marks));
                (counts, marks) = (default, []);
            }

            marks.Add(new ObligationMark(row.Sequence, row.State, row.IsLate, row.IsFiledLate));
            counts += row.Counts;
            last = row;
        }

        if (last is not null)
        {
            lines.Add(Line(last, counts, marks));
        }

        return lines;
    }

    /// <summary>The territories in the order in which they come, the establishments of each by name.</summary>
    public static IReadOnlyList<BodyObligations> ByName(IEnumerable<BodyObligations> bodies, Language language) =>
    [
        .. bodies.GroupBy(body => body.TerritoryCode).SelectMany(territory => territory
            .OrderBy(body => body.Body(language), StringComparer.OrdinalIgnoreCase).ThenBy(body => body.BodyCode, StringComparer.Ordinal)),
    ];

    private static BodyObligations Line(ObligationRow last, Completeness counts, List<ObligationMark> marks) => new()
    {
        BodyCode = last.BodyCode,
        BodyFr = last.BodyFr,
        BodyEn = last.BodyEn,
        TerritoryCode = last.TerritoryCode,
        TerritoryFr = last.TerritoryFr,
        TerritoryEn = last.TerritoryEn,
        RegionCode = last.RegionCode,
        RegionFr = last.RegionFr,
        RegionEn = last.RegionEn,
        Counts = counts,
        Marks = marks,
    };
}

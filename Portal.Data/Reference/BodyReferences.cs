using Portal.Data.Engine;

namespace Portal.Data.Reference;

/// <summary>
/// The bodies that every installation starts from. Only what is not there is added: a body's name, territory and dates
/// change by a dated act in the portal, never by a file.
/// </summary>
internal static class BodyReferences
{
    private const string Codes = "SELECT Code FROM Body";

    private const string InsertBody = """
        INSERT INTO Body (Code, KindCode, HealthRegionId, HostBodyId, OpensOn)
        VALUES (@Code, @KindCode,
            (SELECT r.HealthRegionId FROM HealthRegion r WHERE r.Code = @Region),
            (SELECT h.BodyId FROM Body h WHERE h.Code = @Host), @OpensOn)
        """;

    private const string InsertName = """
        INSERT INTO BodyName (BodyId, NameFr, NameEn, Acronym, SearchName, ValidFrom)
        VALUES (@BodyId, @NameFr, @NameEn, @Acronym, @SearchName, @OpensOn)
        """;

    private const string InsertTerritory = """
        INSERT INTO BodyTerritory (BodyId, TerritoryId, IsPrimary, ValidFrom)
        SELECT @BodyId, t.TerritoryId, @IsPrimary, @OpensOn
        FROM Territory t
        WHERE t.Code = @Territory
        """;

    /// <summary>A seat opens with its body, for each role that its kind must fill.</summary>
    public const string OpenSeats = """
        INSERT INTO Seat (BodyId, RoleCode, OpensOn, Revision)
        SELECT b.BodyId, q.RoleCode, CASE WHEN b.OpensOn > q.ValidFrom THEN b.OpensOn ELSE q.ValidFrom END, 0
        FROM Body b
        INNER JOIN SeatRequirement q ON q.KindCode = b.KindCode AND q.ValidTo IS NULL
        WHERE b.ClosesOn IS NULL
            AND NOT EXISTS (SELECT 1 FROM Seat s WHERE s.BodyId = b.BodyId AND s.RoleCode = q.RoleCode)
        """;

    /// <summary>Adds the bodies whose code is unknown; the hosts of centres must come before them.</summary>
    public static async Task<int> AddAsync(IWriteSession session, IEnumerable<BodyReference> bodies)
    {
        var known = (await session.ListAsync<string>(Codes)).ToHashSet(StringComparer.Ordinal);
        var added = 0;
        foreach (var body in bodies.Where(body => known.Add(body.Code)))
        {
            var bodyId = await session.InsertAsync(InsertBody, new { body.Code, body.KindCode, body.Region, body.Host, body.OpensOn });
            await session.ExecuteAsync(InsertName, new
            {
                BodyId = bodyId,
                body.NameFr,
                body.NameEn,
                body.Acronym,
                SearchName = SearchText.ForColumn($"{body.NameFr} {body.NameEn} {body.Acronym} {body.Code}"),
                body.OpensOn,
            });
            foreach (var (territory, isPrimary) in body.Territories)
            {
                await session.ExecuteAsync(InsertTerritory, new { BodyId = bodyId, IsPrimary = isPrimary, body.OpensOn, Territory = territory });
            }

            added++;
        }

        return added;
    }
}

internal sealed record BodyReference
{
    public required string Code { get; init; }
    public required string KindCode { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public required string Acronym { get; init; }
    public string? Region { get; init; }
    public string? Host { get; init; }
    public required DateOnly OpensOn { get; init; }

    /// <summary>The primary territory first, then the affiliations.</summary>
    public IReadOnlyList<(string Code, bool IsPrimary)> Territories { get; init; } = [];
}

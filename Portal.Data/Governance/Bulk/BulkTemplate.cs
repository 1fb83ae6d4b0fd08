using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance.Bulk;

/// <summary>A mandate beside the name of its body.</summary>
public sealed record TemplateMandate(MandateRow Mandate, SeatRow Seat);

/// <summary>What a workbook is made of: the seats that the caller manages, who holds them from today on, and who is reached how.</summary>
public sealed record BulkTemplate
{
    public required IReadOnlyList<DirectoryRow> People { get; init; }

    /// <summary>In the register's order; of one seat the oldest first.</summary>
    public required IReadOnlyList<TemplateMandate> Mandates { get; init; }

    /// <summary>Seats without a holder, to be filled in.</summary>
    public required IReadOnlyList<SeatRow> Vacant { get; init; }
    public required IReadOnlyList<RoleRow> Roles { get; init; }
    public required IReadOnlyList<string> Bodies { get; init; }

    /// <summary>Four statements.</summary>
    public static async Task<BulkTemplate> ReadAsync(IReadSession session, AccessScope scope, DateOnly today)
    {
        var seats = new List<SeatRow>();
        await foreach (var seat in SeatQueries.StreamAsync(session, scope, today, new SeatFilter()))
        {
            if (scope.MayManageSeatsOf(seat.Level))
            {
                seats.Add(seat);
            }
        }

        var people = new List<DirectoryRow>();
        await foreach (var person in PersonQueries.StreamAsync(session, scope, today))
        {
            people.Add(person);
        }

        var mandates = (await session.ListAsync<MandateRow>(
            MandateRow.NotOverBy, new { AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, From = today })).ToLookup(mandate => mandate.SeatId);
        var roles = await SeatQueries.RolesAsync(session, today);
        var used = seats.Select(seat => seat.RoleCode).ToHashSet(StringComparer.Ordinal);
        return new BulkTemplate
        {
            People = people,
            Mandates = [.. seats.SelectMany(seat => mandates[seat.SeatId].Select(mandate => new TemplateMandate(mandate, seat)))],
            Vacant = [.. seats.Where(seat => seat is { Holder: null, NextFrom: null })],
            Roles = [.. roles.Where(role => used.Contains(role.RoleCode))],
            Bodies = [.. seats.Select(seat => seat.BodyCode).Distinct(StringComparer.Ordinal)],
        };
    }
}

using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Health;

/// <summary>What the administrator sees of how the portal is.</summary>
/// <param name="Latest">The latest event of each kind that says so, by its action.</param>
public sealed record HealthState(HealthRow Now, IReadOnlyDictionary<string, HealthEventRow> Latest);

public static class HealthQueries
{
    private static readonly string[] Kept = [TrailActions.BackedUp, TrailActions.Restored, TrailActions.Verified, TrailActions.SumsChecked];

    /// <summary>Two statements.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller is no administrator.</exception>
    public static async Task<HealthState> ReadAsync(IReadSession session, AccessScope by, PortalTime time)
    {
        if (!by.MayManageAccounts)
        {
            throw new UnauthorizedAccessException("The health of the system is shown to the administrator.");
        }

        var now = await session.FindAsync<HealthRow>(HealthRow.Now, new { DayAgo = time.UtcNow.AddDays(-1), WeekAgo = time.UtcNow.AddDays(-7), WeekAgoOn = time.Today.AddDays(-7) });
        var latest = await session.ListAsync<HealthEventRow>(HealthEventRow.Latest, new { Actions = Kept });
        return new HealthState(now!, latest.ToDictionary(row => row.Action));
    }
}

using Portal.Data.Engine;

namespace Portal.Data.Demonstration;

/// <summary>What the network was before: roles that had another name, an establishment that belonged elsewhere.</summary>
internal static class PastStructure
{
    public static async Task WriteAsync(IWriteSession session, NetworkAtStart network, Storyline story)
    {
        foreach (var label in story.Labels.Where(label => label.Until < network.Today))
        {
            await session.ExecuteAsync(DemonstrationSql.ShortenLabel, new { label.Role, ValidFrom = label.Until.AddDays(1) });
            await session.ExecuteAsync(DemonstrationSql.InsertLabel, label);
        }

        foreach (var move in story.Moves.Where(move => move.On <= network.Today))
        {
            await session.ExecuteAsync(DemonstrationSql.ShortenMembership, new { move.Body, MovedOn = move.On });
            await session.ExecuteAsync(DemonstrationSql.InsertMembership, new { move.Body, FromTerritory = move.From, Until = move.On.AddDays(-1) });
        }
    }
}

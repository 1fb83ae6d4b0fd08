using Portal.Data.Engine;

namespace Portal.Data.Network.Changes;

/// <summary>An act with the bodies that it is about.</summary>
public sealed record StructureAct(IReadOnlyList<StructureChangeRow> Bodies)
{
    public StructureChangeRow Change => Bodies[0];
}

/// <summary>What changed the network's structure. Everyone who is signed in may know it.</summary>
public static class StructureQueries
{
    private const string Ids = "SELECT StructureChangeId FROM StructureChange ORDER BY OnDate DESC, StructureChangeId DESC";
    private const string Count = "SELECT COUNT(*) AS Total FROM StructureChange";

    /// <summary>A page of the recorded acts, those of the newest day first. Two statements.</summary>
    public static async Task<IReadOnlyList<StructureAct>> ActsAsync(IReadSession session, PageRequest page)
    {
        var ids = await session.PageAsync<int>(Ids, new { }, page);
        var rows = await session.ListAsync<StructureChangeRow>(StructureChangeRow.Newest, new { ChangeIds = ids });
        return [.. rows.GroupBy(row => row.StructureChangeId).Select(act => new StructureAct([.. act]))];
    }

    public static Task<int> CountActsAsync(IReadSession session) => session.FindAsync<int>(Count);

    /// <summary>Everything that happened to a body's structure, the earliest first, acts that are yet to hold included.</summary>
    public static Task<IReadOnlyList<BodyEventRow>> HistoryAsync(IReadSession session, int bodyId) =>
        session.ListAsync<BodyEventRow>(BodyEventRow.OfBody, new { BodyId = bodyId });
}

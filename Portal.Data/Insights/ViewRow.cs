using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Insights;

/// <summary>A question that was given a name. It keeps no answer: whoever opens it is answered as of that moment, within their own scope.</summary>
public sealed record ViewRow
{
    public Guid PublicId { get; init; }
    public required string OwnerId { get; init; }
    public required string OwnerName { get; init; }
    public required string Name { get; init; }

    /// <summary>As <see cref="QuestionAddress.Text"/> writes it.</summary>
    public required string Address { get; init; }
    public bool IsShared { get; init; }
    public DateTime SavedAtUtc { get; init; }

    public bool IsOf(AccessScope scope) => OwnerId == scope.ActorId;

    private const string Columns = "SELECT v.PublicId, v.OwnerId, v.OwnerName, v.Name, v.Address, v.IsShared, v.SavedAtUtc FROM InsightView v";

    /// <summary>One's own and the shared ones, by name.</summary>
    public const string Visible = $"{Columns} WHERE v.OwnerId = @OwnerId OR v.IsShared = 1 ORDER BY v.Name, v.PublicId";

    public const string Find = $"{Columns} WHERE v.PublicId = @PublicId AND (v.OwnerId = @OwnerId OR v.IsShared = 1)";
}

public static class ViewQueries
{
    /// <summary>More would be no list to choose from.</summary>
    private const int MostListed = 200;

    /// <summary>The asker's own views and those that others share.</summary>
    public static Task<IReadOnlyList<ViewRow>> ListAsync(IReadSession session, AccessScope scope) =>
        session.PageAsync<ViewRow>(ViewRow.Visible, new { OwnerId = scope.ActorId }, new PageRequest(0, MostListed));

    /// <summary>Null when there is none, or it is somebody else's and not shared.</summary>
    public static Task<ViewRow?> FindAsync(IReadSession session, AccessScope scope, Guid id) =>
        session.FindAsync<ViewRow>(ViewRow.Find, new { PublicId = id, OwnerId = scope.ActorId });
}

using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Insights;

/// <summary>Why a view was not saved.</summary>
public enum ViewProblem
{
    NameMissing,
    NameTooLong,

    /// <summary>The owner has a view of that name.</summary>
    NameTaken,
    TooMany,

    /// <summary>The question is longer than a view keeps.</summary>
    QuestionTooLong,
}

/// <summary>Saves questions under names and deletes them.</summary>
public sealed class ViewCommands(Database database, AuditTrail audit, PortalTime time)
{
    public const int NameLength = 120;
    public const int AddressLength = 4000;

    /// <summary>Views that one person may have.</summary>
    public const int MostViews = 100;

    private const string Own = "SELECT v.Name FROM InsightView v WHERE v.OwnerId = @OwnerId";

    private const string Insert = """
        INSERT INTO InsightView (PublicId, OwnerId, OwnerName, Name, Address, IsShared, SavedAtUtc)
        VALUES (@PublicId, @OwnerId, @OwnerName, @Name, @Address, @IsShared, @SavedAtUtc)
        """;

    private const string Remove = "DELETE FROM InsightView WHERE PublicId = @PublicId AND OwnerId = @OwnerId";

    /// <param name="question">Sound: the page has answered it.</param>
    public Task<ViewProblem?> SaveAsync(AccessScope scope, string? name, InsightQuestion question, bool isShared, CancellationToken cancel = default) =>
        database.WriteAsync<ViewProblem?>(async session =>
        {
            var (text, address) = (name?.Trim() ?? "", QuestionAddress.Text(question));
            var own = await session.ListAsync<string>(Own, new { OwnerId = scope.ActorId });
            ViewProblem? problem = text.Length switch
            {
                0 => ViewProblem.NameMissing,
                > NameLength => ViewProblem.NameTooLong,
                _ when address.Length > AddressLength => ViewProblem.QuestionTooLong,
                _ when own.Contains(text, StringComparer.OrdinalIgnoreCase) => ViewProblem.NameTaken,
                _ when own.Count >= MostViews => ViewProblem.TooMany,
                _ => null,
            };
            if (problem is not null)
            {
                return problem;
            }

            var id = Guid.NewGuid();
            await session.ExecuteAsync(Insert, new
            {
                PublicId = id,
                OwnerId = scope.ActorId,
                OwnerName = scope.ActorName,
                Name = text,
                Address = address,
                IsShared = isShared,
                SavedAtUtc = time.UtcNow,
            });
            await audit.AppendAsync(session, scope, "InsightViewSaved", new AuditSubject($"InsightView/{id}"), null, new { name = text, address, isShared });
            return null;
        }, cancel);

    /// <returns>The view that was deleted; null when there is none, or it is somebody else's.</returns>
    public Task<ViewRow?> DeleteAsync(AccessScope scope, Guid id, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var view = await ViewQueries.FindAsync(session, scope, id);
        if (view is null || await session.ExecuteAsync(Remove, new { PublicId = id, OwnerId = scope.ActorId }) == 0)
        {
            return null;
        }

        await audit.AppendAsync(session, scope, "InsightViewDeleted", new AuditSubject($"InsightView/{id}"), new { view.Name, view.Address, view.IsShared }, null);
        return view;
    }, cancel);
}

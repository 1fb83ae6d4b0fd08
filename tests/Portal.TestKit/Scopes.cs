using Portal.Data.Access;

namespace Portal.TestKit;

/// <summary>Callers, named as on the command line; their actor is <c>test:centre:UL</c>.</summary>
public static class Scopes
{
    public static AccessScope Ministry { get; } = Of("ministry");

    public static AccessScope Auditor { get; } = Of("auditor");

    public static AccessScope Administrator { get; } = Of("administrator");

    public static AccessScope Centre(string territory) => Of($"centre:{territory}");

    public static AccessScope Establishment(string body) => Of($"establishment:{body}");

    public static AccessScope Pilot(string body) => Of($"pilot:{body}");

    private static AccessScope Of(string name) => AccessScope.TryParse(name, "test", out var scope)
        ? scope
        : throw new ArgumentException($"{name} names no persona.", nameof(name));
}

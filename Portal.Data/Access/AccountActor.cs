using System.Globalization;

namespace Portal.Data.Access;

/// <summary>How the trail names accounts, and those who have none.</summary>
public static class AccountActor
{
    private const string Prefix = "account:";
    private const int LongestId = 100;
    private const int LongestName = 200;

    public static string Of(int accountId) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{accountId}");

    /// <summary>True when the scope is one of the account's.</summary>
    public static bool Is(AccessScope scope, int accountId) =>
        scope.ActorId == Of(accountId) || scope.ActorId.StartsWith(Of(accountId) + "/", StringComparison.Ordinal);

    /// <summary>The account that acts; null for the demonstration, the command line and the portal itself.</summary>
    public static int? IdOf(AccessScope scope) =>
        scope.ActorId.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(scope.ActorId[Prefix.Length..].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>An account outside of any of its scopes: signing in and out.</summary>
    internal static AccessScope Itself(AccountRow account) => WithoutRights(Of(account.AccountId), account.FullName);

    /// <summary>Somebody whom a directory knows and the portal does not.</summary>
    internal static AccessScope Visitor(Arrival arrival) => WithoutRights($"visitor:{arrival.ObjectId}", arrival.FullName);

    /// <summary>The administrator's persona stands for no right here: an actor of the trail is asked for none.</summary>
    private static AccessScope WithoutRights(string id, string name) => new()
    {
        Persona = Persona.Administrator,
        ActorId = id.Length > LongestId ? id[..LongestId] : id,
        ActorName = name.Length > LongestName ? name[..LongestName] : name,
    };
}

using Portal.Data.Engine;

namespace Portal.Data.Access;

/// <summary>A key that seals cookies and forms, as XML.</summary>
public sealed record DataProtectionKeyRow
{
    public required string Xml { get; init; }

    public const string All = "SELECT k.Xml FROM DataProtectionKey k ORDER BY k.DataProtectionKeyId";
}

/// <summary>Keeps the keys in the database. They belong to no person and tell nothing of the network, so the trail has no event of them.</summary>
public sealed class KeyStore(Database database, PortalTime time)
{
    private const string Insert = "INSERT INTO DataProtectionKey (FriendlyName, Xml, StoredAtUtc) VALUES (@FriendlyName, @Xml, @StoredAtUtc)";

    private const int LongestName = 200;

    public async Task<IReadOnlyList<string>> AllAsync() =>
        [.. (await database.ReadAsync(session => session.ListAsync<DataProtectionKeyRow>(DataProtectionKeyRow.All))).Select(row => row.Xml)];

    public Task AddAsync(string friendlyName, string xml) => database.WriteAsync(async session =>
    {
        var name = friendlyName.Length > LongestName ? friendlyName[..LongestName] : friendlyName;
        return await session.ExecuteAsync(Insert, new { FriendlyName = name, Xml = xml, StoredAtUtc = time.UtcNow });
    });
}

using System.Security.Cryptography;
using System.Text.Json;
using Portal.Data.Engine;

namespace Portal.Data.Reference;

/// <summary>What a load did to one set.</summary>
/// <param name="Kept">Rows that users have corrected, left as they are.</param>
public sealed record ReferenceSetReport(string Name, int Added, int Updated, int Kept);

/// <summary>
/// One set of reference rows. A row that is still what the loader once put there follows its source; any other belongs to the users.
/// </summary>
internal sealed record ReferenceSet<T> where T : class
{
    public required string Name { get; init; }
    public required IReadOnlyList<T> Source { get; init; }
    public required Func<T, string> Code { get; init; }
    public required string Select { get; init; }
    public required string Insert { get; init; }
    public required string Update { get; init; }

    public async Task<ReferenceSetReport> LoadAsync(IWriteSession session)
    {
        var present = (await session.ListAsync<T>(Select)).ToDictionary(Code, StringComparer.Ordinal);
        var loaded = (await session.ListAsync<ReferenceRow>(ReferenceRow.OfSet, new { SetName = Name }))
            .ToDictionary(row => row.RowCode, row => row.LoadedHash, StringComparer.Ordinal);
        var (added, updated, kept) = (0, 0, 0);
        foreach (var row in Source)
        {
            var code = Code(row);
            if (!present.TryGetValue(code, out var existing))
            {
                await session.ExecuteAsync(Insert, row);
                added++;
            }
            else if (!existing.Equals(row))
            {
                if (!loaded.TryGetValue(code, out var hash) || hash != Hash(existing))
                {
                    kept++;
                    continue;
                }

                await session.ExecuteAsync(Update, row);
                updated++;
            }

            await RememberAsync(session, code, Hash(row), loaded);
        }

        return new ReferenceSetReport(Name, added, updated, kept);
    }

    private async Task RememberAsync(IWriteSession session, string code, string hash, Dictionary<string, string> loaded)
    {
        var args = new { SetName = Name, RowCode = code, LoadedHash = hash };
        if (!loaded.TryGetValue(code, out var before))
        {
            await session.ExecuteAsync(ReferenceRow.Insert, args);
        }
        else if (before != hash)
        {
            await session.ExecuteAsync(ReferenceRow.Update, args);
        }
    }

    private static string Hash(T row) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row)));
}

internal sealed record ReferenceRow
{
    public required string RowCode { get; init; }
    public required string LoadedHash { get; init; }

    public const string OfSet = "SELECT RowCode, LoadedHash FROM ReferenceRow WHERE SetName = @SetName";

    public const string Insert = "INSERT INTO ReferenceRow (SetName, RowCode, LoadedHash) VALUES (@SetName, @RowCode, @LoadedHash)";

    public const string Update = "UPDATE ReferenceRow SET LoadedHash = @LoadedHash WHERE SetName = @SetName AND RowCode = @RowCode";
}

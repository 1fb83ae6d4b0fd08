using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Web.Features.Shared;

/// <summary>What was read of a file and shown, between the dry run and its confirmation.</summary>
public sealed record SealedImport<T>(DateTime SealedAtUtc, string Fingerprint, T File);

/// <summary>
/// Keeps a file's content in a field of the page until it is confirmed, closed to readers and to changes, for the same person and
/// the same purpose, for as long as a session: the portal stores nothing of a file that nobody confirmed. See docs/adr/0008.
/// </summary>
public sealed class ImportSeal(IDataProtectionProvider protection, PortalTime time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);
    private static readonly JsonSerializerOptions Short = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="purpose">What the file is for; it is opened for nothing else.</param>
    public string Close<T>(AccessScope scope, string purpose, string fingerprint, T file)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(deflate, new SealedImport<T>(time.UtcNow, fingerprint, file), Short);
        }

        return WebEncoders.Base64UrlEncode(Protector(scope, purpose).Protect(packed.ToArray()));
    }

    /// <summary>Null when it is none of the portal's, another's, for something else, or too old.</summary>
    public SealedImport<T>? Open<T>(AccessScope scope, string purpose, string? text)
    {
        try
        {
            using var packed = new MemoryStream(Protector(scope, purpose).Unprotect(WebEncoders.Base64UrlDecode(text ?? "")));
            using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<SealedImport<T>>(deflate, Short) is { } import && time.UtcNow - import.SealedAtUtc <= Longest ? import : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(AccessScope scope, string purpose) => protection.CreateProtector("Portal.Import", "v2", scope.ActorId, purpose);
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization.Importing;

namespace Portal.Web.Features.Utilization;

/// <summary>What was read of a file and shown, between the dry run and its confirmation.</summary>
public sealed record SealedImport(DateTime SealedAtUtc, string Fingerprint, ImportedFile File);

/// <summary>
/// Keeps a file's content in a field of the page until it is confirmed, closed to readers and to changes, for the same person and
/// the same filing, for as long as a session: the portal stores nothing of a file that nobody confirmed. See docs/adr/0008.
/// </summary>
public sealed class ImportSeal(IDataProtectionProvider protection, PortalTime time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public string Close(AccessScope scope, ImportTarget target, ImportPlan plan, ImportedFile file)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(deflate, new SealedImport(time.UtcNow, plan.Fingerprint, file));
        }

        return WebEncoders.Base64UrlEncode(Protector(scope, target).Protect(packed.ToArray()));
    }

    /// <summary>Null when it is none of the portal's, another's, of another filing, or too old.</summary>
    public SealedImport? Open(AccessScope scope, ImportTarget target, string? text)
    {
        try
        {
            using var packed = new MemoryStream(Protector(scope, target).Unprotect(WebEncoders.Base64UrlDecode(text ?? "")));
            using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<SealedImport>(deflate) is { } import && time.UtcNow - import.SealedAtUtc <= Longest ? import : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(AccessScope scope, ImportTarget target) =>
        protection.CreateProtector("Portal.Import", "v1", scope.ActorId, target.Establishment ?? "", target.Period);
}

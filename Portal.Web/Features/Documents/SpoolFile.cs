namespace Portal.Web.Features.Documents;

/// <summary>Where a document lies until it is whole: a temporary file that goes when it is closed.</summary>
internal static class SpoolFile
{
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"portal-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}

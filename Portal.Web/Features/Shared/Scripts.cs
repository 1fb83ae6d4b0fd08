using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace Portal.Web.Features.Shared;

/// <summary>
/// The portal's scripts, in a folder whose name is the hash of them all. Modules name each other relative to where they are, so those of
/// one version stay together, and a browser that has them asks for none again.
/// </summary>
public sealed class Scripts : IDisposable
{
    private readonly string version;
    private readonly IReadOnlyList<string> names;

    public Scripts(IWebHostEnvironment environment)
    {
        var folder = Path.Combine(environment.WebRootPath, "js");
        Files = new PhysicalFileProvider(folder);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        names =
        [
            .. Directory.EnumerateFiles(folder, "*.js", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Order(StringComparer.Ordinal),
        ];
        foreach (var name in names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, name)));
        }

        version = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    internal PhysicalFileProvider Files { get; }

    /// <summary><c>/js/0123456789abcdef</c>.</summary>
    internal PathString Folder => $"/js/{version}";

    /// <summary>Of a script of the folder, from the portal's root: <c>~/js/0123456789abcdef/entry.js</c>.</summary>
    public string Address(string name) => $"~{Folder}/{name}";

    /// <summary>Of the modules that a script is made of besides itself, so that the browser need not come upon them one by one.</summary>
    /// <param name="folder">Beside the script: <c>entry</c>.</param>
    public IEnumerable<string> Modules(string folder) => names.Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal)).Select(Address);

    public void Dispose() => Files.Dispose();
}

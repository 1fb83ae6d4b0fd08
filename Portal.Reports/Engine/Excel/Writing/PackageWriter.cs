using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>
/// The archive of parts. Content types are collected and written last: an archive that was cut short has none, so no
/// program opens it as if it were whole.
/// </summary>
internal sealed class PackageWriter : IAsyncDisposable
{
    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace PackageRelationships =
        "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ForwardOnlyStream output;
    private readonly ZipArchive archive;
    private readonly DateTimeOffset producedAt;
    private readonly CancellationToken cancel;
    private readonly List<(string Path, string ContentType)> parts = [];

    public PackageWriter(Stream destination, DateTime producedAt, CancellationToken cancel)
    {
        output = new ForwardOnlyStream(destination);
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        this.producedAt = new DateTimeOffset(DateTime.SpecifyKind(producedAt, DateTimeKind.Utc));
        this.cancel = cancel;
    }

    /// <summary>Opens a part for writing; one at a time.</summary>
    public Task<Stream> OpenAsync(string path, string contentType)
    {
        parts.Add((path, contentType));
        return OpenEntryAsync(path);
    }

    public async Task WriteAsync(string path, string contentType, XElement root)
    {
        parts.Add((path, contentType));
        await WriteEntryAsync(path, root);
    }

    /// <summary>Writes what a part refers to, if anything: identifiers are rId1, rId2, … in this order.</summary>
    public async Task WriteRelationshipsAsync(string ofPath, IReadOnlyList<(string Type, string Target)> targets)
    {
        if (targets.Count == 0)
        {
            return;
        }

        var slash = ofPath.LastIndexOf('/');
        await WriteEntryAsync(
            $"{ofPath[..(slash + 1)]}_rels/{ofPath[(slash + 1)..]}.rels",
            new XElement(
                PackageRelationships + "Relationships",
                targets.Select((target, index) => new XElement(
                    PackageRelationships + "Relationship",
                    Xml.Attribute("Id", $"rId{index + 1}"),
                    Xml.Attribute("Type", target.Type),
                    Xml.Attribute("Target", target.Target)))));
    }

    public Task WriteContentTypesAsync() => WriteEntryAsync(
        "[Content_Types].xml",
        new XElement(
            ContentTypes + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("xml", "application/xml"),
            parts.Select(part => new XElement(
                ContentTypes + "Override",
                Xml.Attribute("PartName", "/" + part.Path),
                Xml.Attribute("ContentType", part.ContentType)))));

    public async ValueTask DisposeAsync()
    {
        await archive.DisposeAsync();
        await output.FlushAsync(cancel);
        await output.DisposeAsync();
    }

    private static XElement Default(string extension, string contentType) => new(
        ContentTypes + "Default", Xml.Attribute("Extension", extension), Xml.Attribute("ContentType", contentType));

    private async Task WriteEntryAsync(string path, XElement root)
    {
        using var text = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineHandling = NewLineHandling.Entitize,
        };
        using (var xml = XmlWriter.Create(text, settings))
        {
            new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(xml);
        }

        await using var entry = await OpenEntryAsync(path);
        await entry.WriteAsync(text.GetBuffer().AsMemory(0, (int)text.Length), cancel);
    }

    private Task<Stream> OpenEntryAsync(string path)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = producedAt;
        return entry.OpenAsync(cancel);
    }
}

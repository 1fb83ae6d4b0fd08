using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Web.Features.Documents;

/// <summary>What a document can be asked for; the page, the schedules and the command line offer just that.</summary>
[Flags]
public enum DocumentParameters
{
    None = 0,

    /// <summary>The day that the content describes.</summary>
    AsOf = 1,
    Territory = 2,

    /// <summary>There is none of the whole scope: a territory must be chosen.</summary>
    TerritoryNeeded = Territory | 4,
    Establishment = 8,
    EstablishmentNeeded = Establishment | 16,

    /// <summary>Financial periods: one of those given must be chosen.</summary>
    Period = 32,
    Quarter = 64,
    Year = 128,
    Span = Period | Quarter | Year,

    /// <summary>From one day to another, both included.</summary>
    Between = 256,

    /// <summary>Another day's seats under the structure of today.</summary>
    Structure = 512,

    /// <summary>A revision of a filing; without it, the newest that was submitted.</summary>
    Revision = 1024,

    /// <summary>The filters of the audit trail; its own page offers them.</summary>
    Trail = 2048,
}

/// <summary>Under which heading the catalogue shows a document.</summary>
public enum DocumentFamily
{
    Governance,
    Utilization,
    Control,
}

/// <summary>
/// A document of the catalogue. Its title and what it is for are the texts <c>&lt;name&gt;.title</c> and <c>&lt;name&gt;.text</c>
/// of Documents.texts, with the name in camel case.
/// </summary>
public interface IDocument
{
    /// <summary>As in addresses and on the command line: <c>governance-register</c>.</summary>
    string Name { get; }

    DocumentFamily Family { get; }

    DocumentParameters Parameters { get; }

    /// <summary>Whether a persona finds it in the catalogue; what is in it is bounded by the scope in each statement besides.</summary>
    bool IsFor(AccessScope scope) => scope.MayReadOperations;

    /// <summary>Reads within one transaction and writes as it reads. Nothing is written when the question has no answer.</summary>
    /// <param name="now">The moment that the document states as its production, UTC.</param>
    Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel);
}

/// <summary>Every document there is, in the order in which the catalogue shows them.</summary>
public sealed class DocumentCatalogue(IEnumerable<IDocument> documents)
{
    public IReadOnlyList<IDocument> All { get; } = [.. documents.OrderBy(document => document.Family)];

    public IDocument? Find(string name) => All.FirstOrDefault(document => document.Name == name);

    /// <summary>Null when there is none of that name for the scope.</summary>
    public IDocument? Find(string name, AccessScope scope) => Find(name) is { } document && document.IsFor(scope) ? document : null;
}

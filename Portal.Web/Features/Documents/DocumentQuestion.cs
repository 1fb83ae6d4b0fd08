using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Governance;
using Portal.Reports;
using Portal.Reports.Shared;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Documents;

public enum DocumentFormat
{
    Pdf,
    Xlsx,
}

/// <summary>Which document, of what, of which day, in which language and format. Nulls mean: all that the scope holds.</summary>
public sealed record DocumentQuestion
{
    /// <summary>As in the catalogue and on the command line: <c>governance-register</c>.</summary>
    public required string Document { get; init; }
    public required DocumentFormat Format { get; init; }
    public required Language Language { get; init; }
    public required DateOnly AsOf { get; init; }
    public required AccessScope Scope { get; init; }

    /// <summary>The day whose structure names and groups; null: the reference date itself.</summary>
    public DateOnly? StructureOn { get; init; }

    internal RegisterDay Register => new(AsOf, StructureOn ?? AsOf);

    public string? Territory { get; init; }
    public string? Establishment { get; init; }
    public string? Period { get; init; }

    /// <summary><c>2026-2027-Q2</c></summary>
    public string? Quarter { get; init; }
    public string? Year { get; init; }

    /// <summary>Of a filing; null: the newest that was submitted.</summary>
    public int? Revision { get; init; }

    /// <summary>The first day, for documents of what happened between two days; null: <see cref="Until"/> less thirty days.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null: the reference date.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Which events, for an extract of the trail; null: all.</summary>
    public TrailFilter? Trail { get; init; }

    /// <summary>The frame of the document that answers: who asked, of which day, in which language.</summary>
    internal DocumentFrame Frame(string title, string subject, string identifier, DateTime now, string status, params IReadOnlyList<string> filters) => new()
    {
        Language = Language,
        Title = title,
        Subject = subject,
        Identifier = StructureOn is { } day && day != AsOf ? $"{identifier}-S{Formats.Date(day)}" : identifier,
        AsOf = AsOf,
        ProducedAtUtc = now,
        ProducedBy = Scope.ActorName,
        Scope = SharedScope.Of(Scope, Language),
        Filters = StructureOn is { } on && on != AsOf ? [.. filters, DocumentsTexts.For(Language).UnderStructure(Formats.For(Language).LongDate(on))] : filters,
        Status = status,
    };
}

/// <summary>Why a document cannot be produced.</summary>
public enum DocumentProblem
{
    UnknownDocument,

    /// <summary>Not there, or outside the caller's scope: the answer does not tell which.</summary>
    UnknownTerritory,
    UnknownEstablishment,
    TerritoryMissing,
    EstablishmentMissing,
    TerritoryAndEstablishment,
    UnknownPeriod,
    UnknownQuarter,
    UnknownYear,

    /// <summary>Neither a period nor a quarter nor a fiscal year was given.</summary>
    SpanMissing,

    /// <summary>More than one of them was given.</summary>
    SpanTwice,

    /// <summary>The period has no obligations yet.</summary>
    PeriodNotOpened,

    /// <summary>The first day is after the last.</summary>
    DaysOutOfOrder,

    /// <summary>More happened between the two days than a workbook holds.</summary>
    TooManyEvents,

    /// <summary>Nothing was filed: there is no receipt.</summary>
    NothingFiled,

    /// <summary>The filing has no such revision, or it was never submitted.</summary>
    UnknownRevision,

    /// <summary>The committee held no meeting by the day.</summary>
    NoMeeting,
}

/// <summary>A document in a temporary file that goes when the stream is closed, or why there is none.</summary>
public sealed record DocumentResult
{
    public DocumentProblem? Problem { get; init; }
    public Stream? Content { get; init; }
    public string FileName { get; init; } = "";

    public static DocumentResult Refused(DocumentProblem problem) => new() { Problem = problem };

    /// <summary>Written: the file bears the document's identifier and language.</summary>
    internal static DocumentResult Of(DocumentQuestion question, DocumentFrame frame) =>
        new() { FileName = $"{frame.Identifier}-{question.Language.Segment()}.{question.Format.Extension()}" };
}

internal static class DocumentFormats
{
    /// <summary>What was asked for is not there, as far as the scope goes: the answer is the one to a page that does not exist.</summary>
    public static bool IsUnknown(this DocumentProblem problem) => problem is DocumentProblem.UnknownTerritory or DocumentProblem.UnknownEstablishment
        or DocumentProblem.UnknownPeriod or DocumentProblem.UnknownQuarter or DocumentProblem.UnknownYear or DocumentProblem.UnknownRevision;

    public static string ContentType(this DocumentFormat format) => format == DocumentFormat.Pdf
        ? "application/pdf"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static string Extension(this DocumentFormat format) => format == DocumentFormat.Pdf ? "pdf" : "xlsx";
}

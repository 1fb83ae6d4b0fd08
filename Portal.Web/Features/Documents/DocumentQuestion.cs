using Portal.Data;
using Portal.Data.Access;

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
    public string? Territory { get; init; }
    public string? Establishment { get; init; }
    public string? Period { get; init; }
    public string? Year { get; init; }
}

/// <summary>Why a document cannot be produced.</summary>
public enum DocumentProblem
{
    UnknownDocument,

    /// <summary>Not there, or outside the caller's scope: the answer does not tell which.</summary>
    UnknownTerritory,
    UnknownEstablishment,
    TerritoryAndEstablishment,
    UnknownPeriod,
    UnknownYear,

    /// <summary>Neither a period nor a fiscal year was given.</summary>
    PeriodMissing,
    PeriodAndYear,

    /// <summary>The period has no obligations yet.</summary>
    PeriodNotOpened,
}

/// <summary>A document in a temporary file that goes when the stream is closed, or why there is none.</summary>
public sealed record DocumentResult
{
    public DocumentProblem? Problem { get; init; }
    public Stream? Content { get; init; }
    public string FileName { get; init; } = "";

    public static DocumentResult Refused(DocumentProblem problem) => new() { Problem = problem };
}

/// <summary>The documents that there are, by the name that stands in addresses and on the command line.</summary>
internal static class DocumentNames
{
    public const string GovernanceRegister = "governance-register";
    public const string UtilizationReport = "utilization-report";

    public static IReadOnlyList<string> All { get; } = [GovernanceRegister, UtilizationReport];

    public static string ContentType(this DocumentFormat format) => format == DocumentFormat.Pdf
        ? "application/pdf"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static string Extension(this DocumentFormat format) => format == DocumentFormat.Pdf ? "pdf" : "xlsx";
}

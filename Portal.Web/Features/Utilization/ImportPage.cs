using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Data.Utilization.Importing;

namespace Portal.Web.Features.Utilization;

/// <summary>What the page of an import has to say about the step that was just taken.</summary>
public enum ImportNews
{
    None,

    /// <summary>The file was not read: <see cref="ImportPage.Refusal"/>.</summary>
    Unread,

    /// <summary>The portal moved on after the dry run: here it is again, nothing was written.</summary>
    Moved,

    /// <summary>A contested cell was not decided.</summary>
    Undecided,
}

/// <summary>Filings from a file: the way there, then what the file would do.</summary>
public sealed record ImportPage
{
    public required ImportTarget Target { get; init; }
    public required ImportSource Source { get; init; }
    public required DateOnly Today { get; init; }
    public ImportNews News { get; init; }

    /// <summary>Why the file was not read, in the page's language.</summary>
    public string? Refusal { get; init; }

    /// <summary>Null before a file was read.</summary>
    public ImportPlan? Plan { get; init; }

    /// <summary>What the confirmation brings back: <see cref="Shared.ImportSeal"/>. Empty when there is nothing to confirm.</summary>
    public string Sealed { get; init; } = "";

    /// <summary>The choices that were made, by the name of their field.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    public FilingRow First => Source.First;

    public IEnumerable<FilingContent> Fillable => Source.Filings.Where(filing => ImportSource.IsFillable(filing, Today));

    public static string ChoiceField(string establishment, CellKey cell) => $"keep:{establishment}:{cell}";

    public FormWords Words(Language language) => new(Source.Form, language);

    /// <summary>What the checks would say of a filing, in sentences.</summary>
    public FindingWords Sentences(ImportedFiling filing, Language language) =>
        new(Source.Form, language, new FilingCells(Source.Form, filing.After), filing.Content.History);
}

using Portal.Data;
using Portal.Data.Engine;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Shared;

/// <summary>What every document says of itself: in which language, of which day, for whom, when, and how final it is.</summary>
public sealed record DocumentFrame
{
    public required Language Language { get; init; }

    /// <summary>How the document is referred to; the same question gives the same one.</summary>
    public required string Identifier { get; init; }
    public required string Title { get; init; }

    /// <summary>What the document covers, in words: a territory, an establishment, the whole network.</summary>
    public required string Subject { get; init; }

    /// <summary>The day that the content describes.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The subject says of when the content is, so the title does not say the day again.</summary>
    public bool SubjectSaysWhen { get; init; }
    public required DateTime ProducedAtUtc { get; init; }
    public required string ProducedBy { get; init; }

    /// <summary>How far the reader for whom it was made sees.</summary>
    public required string Scope { get; init; }
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>How final it is, in the document's language.</summary>
    public required string Status { get; init; }

    /// <summary>Figures may still change: each page of the PDF says so across itself.</summary>
    public bool IsProvisional { get; init; }

    public Formats Format => Formats.For(Language);

    internal SharedTexts Texts => SharedTexts.For(Language);

    /// <summary>A report of this frame, with its title set.</summary>
    public PdfReport Report(bool landscape = false) => new PdfReport(
        new PdfInfo
        {
            Title = Title,
            Author = Texts.Author,
            Subject = Subject,
            Keywords = Texts.Keywords,
            Language = Language == Language.English ? "en-CA" : "fr-CA",
            Produced = new DateTimeOffset(ProducedAtUtc, TimeSpan.Zero),
            Identifier = Identifier,
            AsOf = Texts.AsOf(Format.LongDate(AsOf)),
            Status = Status,
            IsDraft = IsProvisional,
            IsLandscape = landscape,
        },
        Labels(Language)).Title(SubjectSaysWhen ? Subject : Texts.Subtitle(Subject, Format.LongDate(AsOf)));

    /// <summary>The engine's own words in a language.</summary>
    /// <param name="mark">The word across the pages of a draft; what is provisional says so.</param>
    internal static PdfLabels Labels(Language language, string? mark = null)
    {
        var t = SharedTexts.For(language);
        return new PdfLabels
        {
            PageOfPages = t.PageOfPages.Replace("<page>", "{0}", StringComparison.Ordinal).Replace("<pages>", "{1}", StringComparison.Ordinal),
            Contents = t.Contents,
            Continued = t.Continued,
            NothingToShow = t.NothingToShow,
            Draft = mark ?? t.Provisional,
        };
    }

    /// <summary>A workbook of this frame, still without sheets.</summary>
    public Workbook Workbook() => new(new WorkbookInfo
    {
        Title = $"{Title}, {Subject}",
        Identifier = Identifier,
        Status = Status,
        AsOf = Texts.AsOf(Format.LongDate(AsOf)),
        Creator = Texts.Author,
        Language = Language,
        ProducedAt = ProducedAtUtc,
        Answers = new AnswerWords(Texts.NotApplicable, Texts.NotAvailable, Texts.Masked),
        PageOfPages = Texts.PageOfPages.Replace("<page>", "{0}", StringComparison.Ordinal).Replace("<pages>", "{1}", StringComparison.Ordinal),
    });

    /// <summary>The last sheet of every workbook: where its numbers come from.</summary>
    public void AddProvenance(Workbook workbook) => workbook.AddProvenance(
        new ProvenanceWords(
            Texts.ProvenanceSheet, Texts.ProvenanceDocument, Texts.ProvenanceIdentifier, Texts.ProvenanceAsOf, Texts.ProvenanceProducedAt, Texts.ProvenanceProducedBy,
            Texts.ProvenanceScope, Texts.ProvenanceFilters, Texts.ProvenanceNoFilter, Texts.ProvenanceStatus, Texts.ProvenanceVersion),
        new Provenance
        {
            Document = $"{Title}, {Subject}",
            Identifier = Identifier,
            AsOf = AsOf,
            ProducedAt = PortalTime.Local(ProducedAtUtc),
            ProducedBy = ProducedBy,
            Scope = Scope,
            Filters = Filters,
            Status = Status,
            Version = typeof(DocumentFrame).Assembly.GetName().Version?.ToString(3) ?? "",
        });

    /// <summary>The dictionary sheet, with the headers of this language.</summary>
    public void AddDefinitions(Workbook workbook, IEnumerable<Definition> definitions) => workbook.AddDefinitions(
        new DefinitionWords(
            Texts.DefinitionsSheet, Texts.DefinitionTerm, Texts.DefinitionMeaning, Texts.DefinitionNumerator, Texts.DefinitionDenominator, Texts.DefinitionUnit, Texts.DefinitionVersion),
        definitions);

    /// <summary>The end of every PDF: who produced it, when, for which scope.</summary>
    public void AddOrigin(PdfReport report) => report
        .Heading(1, Texts.ProvenanceSheet)
        .DefinitionList(
            (Texts.ProvenanceIdentifier, Identifier),
            (Texts.ProvenanceStatus, Status),
            (Texts.ProvenanceAsOf, Format.LongDate(AsOf)),
            (Texts.ProvenanceProducedAt, Format.DateAndTime(ProducedAtUtc)),
            (Texts.ProvenanceProducedBy, ProducedBy),
            (Texts.ProvenanceScope, Scope),
            (Texts.ProvenanceFilters, Filters.Count == 0 ? Texts.ProvenanceNoFilter : string.Join("; ", Filters)));

    /// <summary>The same in one remark, for a document of a page or two.</summary>
    public void AddOriginNote(PdfReport report) => report.Note(string.Join(" · ",
    [
        $"{Identifier}, {Status}",
        $"{Texts.ProvenanceAsOf} {Format.LongDate(AsOf)}",
        $"{Texts.ProvenanceProducedAt} {Format.DateAndTime(ProducedAtUtc)}",
        $"{Texts.ProvenanceProducedBy} {ProducedBy}",
        $"{Texts.ProvenanceScope}{(Language == Language.English ? ": " : "\u00a0: ")}{Scope}",
    ]));
}

using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Governance.Letters;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;

namespace Portal.Reports.Governance.Letters;

/// <summary>A letter as it goes out: one of the register's, or an example of what a template makes.</summary>
public sealed record LetterSheet
{
    public required LetterKind Kind { get; init; }
    public required Language Language { get; init; }
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required DateTime IssuedAtUtc { get; init; }
    public required LetterContent Content { get; init; }

    /// <summary>It takes the place of an earlier one.</summary>
    public bool Replaces { get; init; }

    /// <summary>Set where the mandate was withdrawn.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>The letter that replaces it.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Not issued: shows what a template makes.</summary>
    public bool IsExample { get; init; }

    public static LetterSheet Of(LetterRow letter, LetterContent content) => new()
    {
        Kind = letter.Kind,
        Language = letter.Language,
        Reference = letter.Reference,
        IssuedOn = letter.IssuedOn,
        IssuedAtUtc = letter.IssuedAtUtc,
        Content = content,
        Replaces = letter.Issue > 1,
        WithdrawnOn = letter.WithdrawnAtUtc is { } at ? PortalTime.DayOf(at) : null,
        ReplacedBy = letter.ReplacedBy,
    };
}

/// <summary>
/// A letter on Letter paper: who writes, place and date, to whom, number, subject, text, room for the signature and the signatory's
/// role. The same letter in the same standing gives the same bytes.
/// </summary>
public static class LetterDocument
{
    public static Task WritePdfAsync(LetterSheet sheet, Stream output, CancellationToken cancel = default)
    {
        var (t, format, content) = (LetterTexts.For(sheet.Language), Formats.For(sheet.Language), sheet.Content);
        var (note, mark) = Standing(sheet, t, format);
        var paragraphs = Paragraphs(content.Body);
        var report = new PdfReport(Info(sheet, t, mark is not null), DocumentFrame.Labels(sheet.Language, mark));
        if (note is not null)
        {
            report.Note(note);
        }

        report.LetterHead(new PdfLetterHead
        {
            Sender = content.Sender,
            PlaceAndDate = t.PlaceAndDate(content.Place, format.LongDate(sheet.IssuedOn)),
            Addressee = content.Addressee,
            Reference = sheet.Replaces ? $"{t.Reference(sheet.Reference)}\n{t.Replaces}" : t.Reference(sheet.Reference),
            Subject = t.Subject(content.Subject),
        });
        foreach (var paragraph in paragraphs.SkipLast(1))
        {
            report.Paragraph(paragraph);
        }

        return report.LetterClosing(paragraphs[^1], content.Signatory).WriteAsync(output, cancel);
    }

    /// <summary>What an empty line parts; a single line end stays one.</summary>
    internal static IReadOnlyList<string> Paragraphs(string body) =>
        [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("")];

    private static PdfInfo Info(LetterSheet sheet, LetterTexts t, bool isMarked) => new()
    {
        Title = $"{Title(sheet.Kind, t)}, {sheet.Reference}",
        Author = sheet.Content.Sender,
        Subject = sheet.Content.Subject,
        Keywords = t.Keywords,
        Language = sheet.Language == Language.English ? "en-CA" : "fr-CA",
        Produced = new DateTimeOffset(sheet.IssuedAtUtc, TimeSpan.Zero),
        Identifier = sheet.Reference,
        IsDraft = isMarked,
    };

    private static string Title(LetterKind kind, LetterTexts t) => kind == LetterKind.Appointment ? t.TitleAppointment : t.TitleEndOfMandate;

    private static (string? Note, string? Mark) Standing(LetterSheet sheet, LetterTexts t, Formats format) => sheet switch
    {
        { IsExample: true } => (t.Example, t.ExampleMark),
        { WithdrawnOn: { } day } => (t.Withdrawn(format.LongDate(day)), t.WithdrawnMark),
        { ReplacedBy: { } number } => (t.ReplacedBy(number), t.ReplacedMark),
        _ => (null, null),
    };
}

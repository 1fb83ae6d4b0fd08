using Portal.Data;
using Portal.Data.Governance.Letters;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance.Letters;

/// <summary>Which letter is looked at, as the address or the form says; what is unreadable is the first choice.</summary>
public sealed record LetterForm
{
    public string? Kind { get; init; }
    public string? Language { get; init; }
    public string? Place { get; init; }
    public int SeenIssue { get; init; }

    public LetterKind ReadKind() => Kind == nameof(LetterKind.EndOfMandate) ? LetterKind.EndOfMandate : LetterKind.Appointment;

    public Language ReadLanguage() => Language == nameof(Data.Language.English) ? Data.Language.English : Data.Language.French;

    public LetterInput ToInput() => new() { Kind = ReadKind(), Language = ReadLanguage(), Place = Place, SeenIssue = SeenIssue };
}

/// <summary>A version of a template as it was typed.</summary>
public sealed record LetterTemplateForm
{
    public string? SubjectFr { get; init; }
    public string? BodyFr { get; init; }
    public string? SubjectEn { get; init; }
    public string? BodyEn { get; init; }
    public int SeenNumber { get; init; }

    public static LetterTemplateForm Of(LetterTemplateRow row) => new()
    {
        SubjectFr = row.SubjectFr,
        BodyFr = row.BodyFr,
        SubjectEn = row.SubjectEn,
        BodyEn = row.BodyEn,
        SeenNumber = row.Number,
    };

    public LetterTemplateInput ToInput(LetterKind kind) => new()
    {
        Kind = kind,
        SubjectFr = SubjectFr,
        BodyFr = BodyFr,
        SubjectEn = SubjectEn,
        BodyEn = BodyEn,
        SeenNumber = SeenNumber,
    };
}

/// <summary>What is wrong with a letter or a template, in words that say how to put it right.</summary>
internal static class LetterMessages
{
    public static FormErrors Of(PortalContext portal, IEnumerable<LetterFault> faults)
    {
        var (t, f) = (LettersTexts.For(portal.Language), portal.Format);
        return new FormErrors([.. faults.Select(fault => new FormError(fault.Field, fault switch
        {
            { Problem: LetterProblem.Missing } => t.Find("missing." + char.ToLowerInvariant(fault.Field[0]) + fault.Field[1..])!,
            { Problem: LetterProblem.TooLong } => t.TooLong(f.Whole(Longest(fault.Field))),
            { Problem: LetterProblem.NotEnded } => t.NotEnded,
            { Error: { Problem: LetterTextProblem.UnknownField } error } => t.UnknownField(error.Found, f.Whole(error.Line), f.Whole(error.Column)),
            { Error: { } error } => t.LoneBrace(error.Found, f.Whole(error.Line), f.Whole(error.Column)),
            _ => throw new InvalidOperationException($"No words for {fault.Problem} of '{fault.Field}'."),
        }))]);
    }

    private static int Longest(string field) => field switch
    {
        nameof(LetterInput.Place) => LetterInput.PlaceLength,
        nameof(LetterTemplateForm.SubjectFr) or nameof(LetterTemplateForm.SubjectEn) => LetterTemplateInput.SubjectLength,
        _ => LetterTemplateInput.BodyLength,
    };
}

internal static class LetterKinds
{
    /// <summary>As the keys of the texts name it.</summary>
    public static string Key(this LetterKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}

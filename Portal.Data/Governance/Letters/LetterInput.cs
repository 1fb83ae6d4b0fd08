namespace Portal.Data.Governance.Letters;

/// <summary>A letter that is asked for.</summary>
public sealed record LetterInput
{
    public const int PlaceLength = 100;

    public required LetterKind Kind { get; init; }
    public required Language Language { get; init; }

    /// <summary>Where it is dated from.</summary>
    public string? Place { get; init; }

    /// <summary>Letters of the kind and the language that the mandate had on the page that the form came from.</summary>
    public int SeenIssue { get; init; }
}

/// <summary>A version of a template as it is typed.</summary>
public sealed record LetterTemplateInput
{
    public const int SubjectLength = 200;
    public const int BodyLength = 6000;

    public required LetterKind Kind { get; init; }
    public string? SubjectFr { get; init; }
    public string? BodyFr { get; init; }
    public string? SubjectEn { get; init; }
    public string? BodyEn { get; init; }

    /// <summary>The newest version on the page that the form came from; 0 for what the portal comes with.</summary>
    public int SeenNumber { get; init; }

    /// <summary>The texts as they would be kept, which may be at fault.</summary>
    public LetterTemplateRow ToRow() => new()
    {
        Kind = Kind,
        Number = SeenNumber + 1,
        SubjectFr = LetterText.Plain(SubjectFr).Replace('\n', ' '),
        BodyFr = LetterText.Plain(BodyFr),
        SubjectEn = LetterText.Plain(SubjectEn).Replace('\n', ' '),
        BodyEn = LetterText.Plain(BodyEn),
    };

    /// <summary>What is wrong with the texts by themselves.</summary>
    public IReadOnlyList<LetterFault> Faults()
    {
        var row = ToRow();
        List<LetterFault> faults = [];
        Check(nameof(SubjectFr), row.SubjectFr, SubjectLength, Language.French);
        Check(nameof(BodyFr), row.BodyFr, BodyLength, Language.French);
        Check(nameof(SubjectEn), row.SubjectEn, SubjectLength, Language.English);
        Check(nameof(BodyEn), row.BodyEn, BodyLength, Language.English);
        return faults;

        void Check(string field, string text, int longest, Language language)
        {
            if (text.Length == 0 || text.Length > longest)
            {
                faults.Add(new(field, text.Length == 0 ? LetterProblem.Missing : LetterProblem.TooLong));
            }
            else if (LetterText.Parse(text, Kind, language).Error is { } error)
            {
                faults.Add(new(field, LetterProblem.Unreadable, error));
            }
        }
    }
}

public enum LetterProblem
{
    /// <summary>There is no such mandate within the caller's scope.</summary>
    NotFound,

    /// <summary>Others manage the seat's level; templates are the Ministry's.</summary>
    NotAllowed,

    /// <summary>A letter or a version came in between, or the form was sent twice.</summary>
    Stale,

    /// <summary>The mandate was withdrawn: it has no letters any more.</summary>
    Withdrawn,

    /// <summary>The mandate runs on: there is no end to write of.</summary>
    NotEnded,
    Missing,
    TooLong,

    /// <summary>A field that letters of the kind do not have, or a brace by itself: <see cref="LetterFault.Error"/>.</summary>
    Unreadable,
}

/// <param name="Field">The property of the input that is at fault; '' for the whole.</param>
public sealed record LetterFault(string Field, LetterProblem Problem, LetterTextError? Error = null);

/// <summary>What came of it: done, or what was at fault and then nothing was written.</summary>
public sealed record LetterOutcome
{
    public IReadOnlyList<LetterFault> Faults { get; init; } = [];

    /// <summary>Of the letter that was issued.</summary>
    public int LetterId { get; init; }

    /// <summary>As the letter that was issued bears it.</summary>
    public string Reference { get; init; } = "";

    public bool Succeeded => Faults.Count == 0;

    internal static LetterOutcome Fault(LetterProblem problem, string field = "") => new() { Faults = [new LetterFault(field, problem)] };
}

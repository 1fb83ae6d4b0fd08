namespace Portal.Data.Governance.Campaigns;

/// <summary>A campaign as it is opened.</summary>
public sealed record CampaignInput
{
    public const int TitleLength = 200;

    /// <summary>How far ahead a campaign may begin: what is asked is frozen now.</summary>
    public const int MostDaysAhead = 30;

    /// <summary>The longest it takes answers, in days.</summary>
    public const int MostDays = 180;

    public string? TitleFr { get; init; }
    public string? TitleEn { get; init; }
    public DateOnly? OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Codes of the territories whose establishments are asked.</summary>
    public IReadOnlyList<string> Territories { get; init; } = [];

    public IEnumerable<CampaignFault> Faults(DateOnly today)
    {
        foreach (var (field, text) in new[] { (nameof(TitleFr), TitleFr), (nameof(TitleEn), TitleEn) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > TitleLength)
            {
                yield return new(field, string.IsNullOrWhiteSpace(text) ? CampaignProblem.Missing : CampaignProblem.TooLong);
            }
        }

        if (OpensOn is not { } first)
        {
            yield return new(nameof(OpensOn), CampaignProblem.Missing);
        }
        else if (first < today || first > today.AddDays(MostDaysAhead))
        {
            yield return new(nameof(OpensOn), CampaignProblem.OutOfRange);
        }

        if (ClosesOn is not { } last)
        {
            yield return new(nameof(ClosesOn), CampaignProblem.Missing);
        }
        else if (last < OpensOn || last > (OpensOn ?? today).AddDays(MostDays))
        {
            yield return new(nameof(ClosesOn), CampaignProblem.OutOfRange);
        }

        if (Territories.Count == 0)
        {
            yield return new(nameof(Territories), CampaignProblem.Missing);
        }
    }
}

/// <summary>An establishment's answer as it is typed.</summary>
public sealed record CampaignAnswerInput
{
    public const int TextLength = 1000;

    public CampaignAnswer? Answer { get; init; }

    /// <summary>What is to be corrected, by <see cref="CampaignSeatRow.ConfirmationSeatId"/>.</summary>
    public IReadOnlyDictionary<int, string?> Seats { get; init; } = new Dictionary<int, string?>();

    /// <summary>What is to be corrected besides.</summary>
    public string? Other { get; init; }

    /// <summary>Of the answer on the page that the form came from.</summary>
    public int SeenVersion { get; init; }

    /// <summary>The text of a seat, '' for none.</summary>
    public string Of(CampaignSeatRow seat) => (Seats.TryGetValue(seat.ConfirmationSeatId, out var text) ? text : null)?.Trim() ?? "";

    /// <summary>The name of a seat's field.</summary>
    public static string Field(CampaignSeatRow seat) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Seat-{seat.ConfirmationSeatId}");

    public IEnumerable<CampaignFault> Faults(IReadOnlyList<CampaignSeatRow> seats)
    {
        var texts = seats.Select(seat => (Field: Field(seat), Text: Of(seat))).Append((Field: nameof(Other), Text: Other?.Trim() ?? "")).ToList();
        if (Answer is null)
        {
            yield return new(nameof(Answer), CampaignProblem.Missing);
        }
        else if (texts.Exists(field => field.Text.Length > 0) != (Answer == CampaignAnswer.Correction))
        {
            yield return new(nameof(Answer), Answer == CampaignAnswer.Correction ? CampaignProblem.NothingToCorrect : CampaignProblem.RightWithCorrections);
        }

        foreach (var (field, text) in texts.Where(field => field.Text.Length > TextLength))
        {
            yield return new(field, CampaignProblem.TooLong);
        }
    }
}

public enum CampaignProblem
{
    /// <summary>There is none within the caller's scope.</summary>
    NotFound,

    /// <summary>Campaigns are the Ministry's, answers the establishment's or its centre's where no pilot is in office, corrections the centre's to deal with.</summary>
    NotAllowed,
    Missing,
    TooLong,
    OutOfRange,

    /// <summary>No establishment of the territories is open on the first day.</summary>
    NobodyAsked,

    /// <summary>Its first day is to come.</summary>
    NotOpenYet,

    /// <summary>Its last day has passed.</summary>
    Closed,

    /// <summary>Answered with correction, and nothing says which.</summary>
    NothingToCorrect,

    /// <summary>Answered as still right, and something says what to correct.</summary>
    RightWithCorrections,

    /// <summary>Somebody answered after the page was shown, or the form was sent twice.</summary>
    Stale,
}

/// <param name="Field">The property of the input that is at fault, or <see cref="CampaignAnswerInput.Field"/>; '' for the whole.</param>
public sealed record CampaignFault(string Field, CampaignProblem Problem);

/// <summary>What came of it: done, or what was at fault and then nothing was written.</summary>
public sealed record CampaignOutcome
{
    public IReadOnlyList<CampaignFault> Faults { get; init; } = [];

    /// <summary>Of the campaign that was opened.</summary>
    public int CampaignId { get; init; }

    /// <summary>How many establishments it asks.</summary>
    public int Asked { get; init; }

    public bool Succeeded => Faults.Count == 0;

    internal static CampaignOutcome Done { get; } = new();

    internal static CampaignOutcome Fault(CampaignProblem problem) => new() { Faults = [new CampaignFault("", problem)] };
}

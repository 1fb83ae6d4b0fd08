using System.Globalization;
using Portal.Data.Governance.Campaigns;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance.Campaigns;

/// <summary>A campaign as it is typed.</summary>
public sealed record CampaignForm
{
    public string? TitleFr { get; init; }
    public string? TitleEn { get; init; }
    public string? OpensOn { get; init; }
    public string? ClosesOn { get; init; }
    public List<string> Territories { get; init; } = [];

    public CampaignInput ToInput() => new()
    {
        TitleFr = TitleFr,
        TitleEn = TitleEn,
        OpensOn = DateEntry.Read(OpensOn).Day,
        ClosesOn = DateEntry.Read(ClosesOn).Day,
        Territories = Territories,
    };
}

/// <summary>An answer as it is typed; the seats' texts come in fields that name them.</summary>
public sealed record CampaignAnswerForm
{
    public string? Answer { get; init; }
    public string? Other { get; init; }
    public int SeenVersion { get; init; }

    /// <summary>By the id that the field's name ends with; a name that no seat of the question has is not looked at.</summary>
    public IReadOnlyDictionary<int, string?> Seats { get; init; } = new Dictionary<int, string?>();

    private const string Prefix = "Seat-";

    public static CampaignAnswerForm Of(CampaignQuestionRow question, IReadOnlyList<CampaignSeatRow> seats) => new()
    {
        Answer = question.Answer?.ToString(),
        Other = question.Correction,
        SeenVersion = question.Version,
        Seats = seats.ToDictionary(seat => seat.ConfirmationSeatId, seat => seat.Correction),
    };

    public CampaignAnswerForm WithSeats(IFormCollection sent) => this with
    {
        Seats = sent.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(field.Key.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(field => int.Parse(field.Key.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture), field => (string?)field.Value.ToString()),
    };

    public CampaignAnswerInput ToInput() => new()
    {
        Answer = Answer switch
        {
            nameof(CampaignAnswer.Right) => CampaignAnswer.Right,
            nameof(CampaignAnswer.Correction) => CampaignAnswer.Correction,
            _ => null,
        },
        Other = Other?.ReplaceLineEndings("\n"),
        Seats = Seats.ToDictionary(seat => seat.Key, seat => seat.Value?.ReplaceLineEndings("\n")),
        SeenVersion = SeenVersion,
    };
}

/// <summary>What is wrong with a campaign or an answer, in words that say how to put it right.</summary>
internal static class CampaignMessages
{
    /// <summary>An unreadable date hides that the day is missing.</summary>
    public static FormErrors Of(PortalContext portal, IEnumerable<CampaignFault> faults, CampaignForm? form = null)
    {
        var t = CampaignsTexts.For(portal.Language);
        return new FormErrors([.. faults.Select(fault => new FormError(fault.Field, Unreadable(fault.Field) is { } text
            ? SharedTexts.For(portal.Language).UnreadableDate(text)
            : Say(fault)))]);

        string? Unreadable(string field) => field switch
        {
            nameof(CampaignForm.OpensOn) => DateEntry.Read(form?.OpensOn).Unreadable,
            nameof(CampaignForm.ClosesOn) => DateEntry.Read(form?.ClosesOn).Unreadable,
            _ => null,
        };

        string Say(CampaignFault fault) => fault switch
        {
            { Problem: CampaignProblem.Missing } => t.Find("missing." + char.ToLowerInvariant(fault.Field[0]) + fault.Field[1..])!,
            { Problem: CampaignProblem.TooLong, Field: nameof(CampaignForm.TitleFr) or nameof(CampaignForm.TitleEn) } => t.TooLong(portal.Format.Whole(CampaignInput.TitleLength)),
            { Problem: CampaignProblem.TooLong } => t.TooLong(portal.Format.Whole(CampaignAnswerInput.TextLength)),
            { Problem: CampaignProblem.OutOfRange, Field: nameof(CampaignForm.OpensOn) } => t.OpensOutOfRange(portal.Format.Whole(CampaignInput.MostDaysAhead)),
            { Problem: CampaignProblem.OutOfRange } => t.ClosesOutOfRange(portal.Format.Whole(CampaignInput.MostDays)),
            { Problem: CampaignProblem.NobodyAsked } => t.NobodyAsked,
            { Problem: CampaignProblem.NothingToCorrect } => t.NothingToCorrect,
            { Problem: CampaignProblem.RightWithCorrections } => t.RightWithCorrections,
            _ => throw new InvalidOperationException($"No words for {fault.Problem} of '{fault.Field}'."),
        };
    }
}

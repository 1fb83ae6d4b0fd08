using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>What makes the demonstration data: how much each establishment does, and what happened to it. Its README says more.</summary>
internal sealed record Storyline
{
    /// <summary>The period that the baselines describe; the others follow from it by season and growth.</summary>
    public const string BaselinePeriod = "2026-2027-P07";

    public required IReadOnlyDictionary<string, Baseline> Baselines { get; init; }
    public required IReadOnlyDictionary<string, Profile> Profiles { get; init; }

    /// <summary>Activity of a period against the baseline period's, by the period's number.</summary>
    public required IReadOnlyDictionary<int, double> Seasons { get; init; }

    /// <summary>Totals that are told instead of drawn, by body and period.</summary>
    public required IReadOnlyDictionary<(string Body, string Period), int> Totals { get; init; }
    public required ILookup<(string Body, string Period), ToldValue> Values { get; init; }
    public required IReadOnlyDictionary<(string Body, int Before), ToldFiling> Filings { get; init; }
    public required ILookup<(string Body, int Before), ToldReturn> Returns { get; init; }
    public required ILookup<(string Body, int Before), ToldOutlier> Outliers { get; init; }
    /// <summary>What people say of findings that the story is silent about, by the kind of finding.</summary>
    public required ILookup<string, string> Explanations { get; init; }

    /// <summary>What a centre says with the reasons of a return.</summary>
    public string ReturnMessage => Explanations["return"].First();

    public required IReadOnlyList<ToldFormChange> FormChanges { get; init; }

    /// <summary>Cells that the centre filled in for the establishment.</summary>
    public required ILookup<(string Body, int Before), CellKey> OnBehalf { get; init; }

    public required ILookup<(string Body, string Role), ToldMandate> Mandates { get; init; }
    public required IReadOnlyDictionary<string, RoleTitle> Titles { get; init; }
    public required IReadOnlyList<FormerLabel> Labels { get; init; }
    public required IReadOnlyList<TerritoryMove> Moves { get; init; }
    public required IReadOnlyList<ToldMeeting> Meetings { get; init; }
    public required IReadOnlyList<ToldRecord> Records { get; init; }
    public required IReadOnlyList<ToldMember> Members { get; init; }
    public required IReadOnlyList<ToldTemplate> Templates { get; init; }

    /// <summary>Where letters are dated from, by territory; '' the Ministry's.</summary>
    public required IReadOnlyDictionary<string, string> LetterPlaces { get; init; }
    public required IReadOnlyList<ToldGuideline> Guidelines { get; init; }
    public required IReadOnlyList<ToldCampaign> Campaigns { get; init; }
    public required IReadOnlyList<ToldCorrection> Corrections { get; init; }
}

/// <summary>An establishment in the baseline period. Shares are from 0 to 1.</summary>
internal sealed record Baseline
{
    public required string Body { get; init; }
    public required string Profile { get; init; }

    /// <summary>Completed activities.</summary>
    public required double Sessions { get; init; }

    /// <summary>Of the synchronous activities.</summary>
    public required double VideoShare { get; init; }

    /// <summary>Of all activities.</summary>
    public required double AsyncShare { get; init; }

    /// <summary>In-person visits for one remote activity.</summary>
    public required double InPersonRatio { get; init; }
    public required double Completion { get; init; }

    /// <summary>Of the patients.</summary>
    public required double RemoteShare { get; init; }
    public required double IndigenousShare { get; init; }

    /// <summary>Kilometres avoided by one activity.</summary>
    public required double Kilometres { get; init; }

    /// <summary>Patients on telemonitoring; 0: not offered.</summary>
    public required int Monitored { get; init; }
    public required int Sites { get; init; }

    /// <summary>Indicators that the establishment does not measure.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>False: home care readings count as asynchronous activities without having been requested.</summary>
    public required bool RequestsIncludeHomecare { get; init; }
}

/// <summary>How a kind of establishment's activities divide; a cell without weight is a service that is not offered.</summary>
internal sealed record Profile
{
    public required IReadOnlyDictionary<CellKey, double> Weights { get; init; }

    public double Of(CellKey cell) => Weights.GetValueOrDefault(cell);
}

/// <summary>What the open period (<see cref="Before"/> 0) or one before it came to, where that is not: accepted, on time.</summary>
internal sealed record ToldFiling
{
    public required int Before { get; init; }
    public required string Body { get; init; }

    /// <summary>Null: nothing was begun, or it was waived.</summary>
    public required FilingStatus? Status { get; init; }
    public int DaysLate { get; init; }
    public bool IsNothingToReport { get; init; }
    public string? Waiver { get; init; }
}

internal sealed record ToldReturn
{
    public required int Before { get; init; }
    public required string Body { get; init; }
    public required int Number { get; init; }
    public required CellKey Cell { get; init; }

    /// <summary>What was wrong, in percent of the right value.</summary>
    public required double WrongPercent { get; init; }

    /// <summary>The programme in which the same mistake stood; '' where the cell is none of the activities'.</summary>
    public required string Programme { get; init; }
    public required string Reason { get; init; }
}

internal sealed record ToldOutlier
{
    public required int Before { get; init; }
    public required string Body { get; init; }
    public required CellKey Cell { get; init; }
    public required double Percent { get; init; }

    /// <summary>The finding that is explained; '' where the cell only follows another.</summary>
    public required string SubjectKey { get; init; }
    public required string Explanation { get; init; }
}

internal sealed record ToldValue
{
    public required string Body { get; init; }
    public required string Period { get; init; }
    public required bool OnlyWhileOpen { get; init; }
    public required CellKey Cell { get; init; }
    public required Answer Answer { get; init; }
}

internal sealed record ToldMandate
{
    public const string ByAdviser = "adviser";
    public const string ByFiler = "filer";

    public required string Body { get; init; }
    public required string Role { get; init; }
    public bool IsInterim { get; init; }
    public required DateOnly StartsOn { get; init; }
    public DateOnly? PlannedEnd { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? EndReason { get; init; }
    public string? Letter { get; init; }

    /// <summary>'' a person of the seat's own; the centre's adviser; the filer; or the holder of the role named.</summary>
    public string Holder { get; init; } = "";
    public DateOnly? ConfirmedOn { get; init; }
    public string? Justification { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public string? WithdrawalReason { get; init; }
}

internal sealed record RoleTitle(string Role, string Title, string Signatory);

internal sealed record FormerLabel(string Role, string LabelFr, string LabelEn, DateOnly Until);

internal sealed record TerritoryMove(string Body, string From, string To, DateOnly On);

using System.Globalization;
using CsvHelper;
using Portal.Data.Governance.Letters;
using Portal.Data.Reference;
using Portal.Data.Utilization;
using static Portal.Data.Reference.ReferenceFiles;

namespace Portal.Data.Demonstration;

/// <summary>Reads the folder that tells the demonstration's story.</summary>
internal sealed class StoryFiles(string folder)
{
    private static readonly string[] Activities = ["consult", "advice", "assist", "homecare"];
    private static readonly string[] Channels = ["video", "phone", "async"];
    private static readonly string[] Programmes =
        ["mental", "cardio", "derm", "stroke", "wound", "onco", "pediatric", "perinatal", "diabetes", "path", "primary", "other"];

    private readonly ReferenceFiles files = new(folder);

    /// <summary>The cells of the activities, by channel.</summary>
    public static IEnumerable<CellKey> ActivityCells { get; } =
        [.. Activities.SelectMany(_ => Channels, (activity, channel) => new CellKey("SESS", activity, channel))];

    public static IEnumerable<CellKey> ProgrammeCells { get; } = [.. Programmes.Select(programme => new CellKey("PROG", programme))];

    public Storyline Read() => new()
    {
        Baselines = files.Read("baselines.csv", (row, _) => Baseline(row)).ToDictionary(row => row.Body, StringComparer.Ordinal),
        Profiles = files.Read("profiles.csv", (row, _) => (Code: Text(row, "profile"), Profile: Profile(row)))
            .ToDictionary(row => row.Code, row => row.Profile, StringComparer.Ordinal),
        Seasons = files.Read("seasons.csv", (row, _) => (Number: Number(row, "number"), Activity: Real(row, "activity")))
            .ToDictionary(row => row.Number, row => row.Activity),
        Totals = files.Read("totals.csv", (row, _) => (Body: Text(row, "body"), Period: Text(row, "period"), Sessions: Number(row, "sessions")))
            .ToDictionary(row => (row.Body, row.Period), row => row.Sessions),
        Values = files.Read("values.csv", (row, _) => Value(row)).ToLookup(row => (row.Body, row.Period)),
        Filings = files.Read("filings.csv", (row, _) => Filing(row)).ToDictionary(row => (row.Body, row.Before)),
        Returns = files.Read("returns.csv", (row, _) => Return(row)).ToLookup(row => (row.Body, row.Before)),
        Outliers = files.Read("outliers.csv", (row, _) => Outlier(row)).ToLookup(row => (row.Body, row.Before)),
        Explanations = files.Read("explanations.csv", (row, _) => (Finding: Text(row, "finding"), Text: Text(row, "text")))
            .ToLookup(row => row.Finding, row => row.Text, StringComparer.Ordinal),
        FormChanges = files.Read("form_changes.csv", (row, _) => FormChange(row)),
        OnBehalf = files.Read("on_behalf.csv", (row, _) => (Body: Text(row, "body"), Before: Number(row, "before"), Cell: Cell(row)))
            .ToLookup(row => (row.Body, row.Before), row => row.Cell),
        Mandates = files.Read("mandates.csv", (row, _) => Mandate(row)).ToLookup(row => (row.Body, row.Role)),
        Titles = files.Read("titles.csv", (row, _) => new RoleTitle(Text(row, "role"), Text(row, "title"), Text(row, "signatory")))
            .ToDictionary(row => row.Role, StringComparer.Ordinal),
        Labels = files.Read("role_labels.csv", (row, _) =>
            new FormerLabel(Text(row, "role"), Text(row, "label_fr"), Text(row, "label_en"), Date(row, "until"))),
        Moves = files.Read("territory_moves.csv", (row, _) =>
            new TerritoryMove(Text(row, "body"), Text(row, "from"), Text(row, "to"), Date(row, "on"))),
        Meetings = files.Read("committee_meetings.csv", (row, _) => new ToldMeeting(
            Text(row, "committee"), Number(row, "meeting"), Days(row, "days_before") ?? 0, Text(row, "starts_at"), Text(row, "place"), Text(row, "agenda"), Text(row, "minutes"),
            Text(row, "guests"))),
        Records = files.Read("committee_records.csv", (row, _) => new ToldRecord(
            Text(row, "committee"), Number(row, "meeting"), Text(row, "kind") == "decision", Text(row, "text"), Text(row, "owner_body"), Text(row, "owner_role"),
            Days(row, "due_days"), Days(row, "done_days"), Text(row, "outcome"))),
        Members = files.Read("committee_members.csv", (row, _) => new ToldMember(
            Text(row, "committee"), Text(row, "name"), Text(row, "capacity"), Days(row, "days_before") ?? 0, Days(row, "left_days_before"))),
        Templates = files.Read("letter_templates.csv", (row, _) => new ToldTemplate(
            Enum.Parse<LetterKind>(Text(row, "kind")), Number(row, "days_before"), Text(row, "subject_fr"), LetterText.Plain(Text(row, "body_fr")), Text(row, "subject_en"),
            LetterText.Plain(Text(row, "body_en")))),
        LetterPlaces = files.Read("letter_places.csv", (row, _) => (Territory: Text(row, "territory"), Place: Text(row, "place")))
            .ToDictionary(row => row.Territory, row => row.Place, StringComparer.Ordinal),
        Guidelines = files.Read("guidelines.csv", (row, _) => new ToldGuideline(
            Text(row, "guideline"), Text(row, "title_fr"), Text(row, "title_en"), Codes(row, "roles"), Days(row, "effective_days_before") ?? 0, Days(row, "acknowledge_days_before") ?? 0,
            Text(row, "summary_fr"), Text(row, "summary_en"), File.ReadAllBytes(Path.Combine(folder, "guidelines", Text(row, "guideline") + ".pdf")), Real(row, "acknowledged"))),
        Campaigns = files.Read("campaigns.csv", (row, _) => new ToldCampaign(
            Text(row, "campaign"), Text(row, "title_fr"), Text(row, "title_en"), Days(row, "opens_days_before") ?? 0, Days(row, "closes_days_before") ?? 0, Real(row, "answered"))),
        Corrections = files.Read("campaign_answers.csv", (row, _) => new ToldCorrection(
            Text(row, "campaign"), Text(row, "body"), Days(row, "days"), Text(row, "role"), Text(row, "correction"), Days(row, "dealt_days"))),
    };

    private static Baseline Baseline(CsvReader row) => new()
    {
        Body = Text(row, "body"),
        Profile = Text(row, "profile"),
        Sessions = Number(row, "sessions"),
        VideoShare = Real(row, "video"),
        AsyncShare = Real(row, "async"),
        InPersonRatio = Real(row, "in_person"),
        Completion = Real(row, "completion"),
        RemoteShare = Real(row, "remote"),
        IndigenousShare = Real(row, "indigenous"),
        Kilometres = Real(row, "km"),
        Monitored = Number(row, "monitored"),
        Sites = Number(row, "sites"),
        Unknown = Codes(row, "unknown"),
        RequestsIncludeHomecare = Flag(row, "requests_include_homecare"),
    };

    private static Profile Profile(CsvReader row) => new()
    {
        Weights = ActivityCells.Select(cell => (Cell: cell, Column: $"{cell.Indicator}.{cell.Category1}.{cell.Category2}"))
            .Concat(ProgrammeCells.Select(cell => (Cell: cell, Column: $"{cell.Indicator}.{cell.Category1}")))
            .Where(cell => Text(row, cell.Column).Length > 0)
            .ToDictionary(cell => cell.Cell, cell => Real(row, cell.Column)),
    };

    private static ToldFiling Filing(CsvReader row) => new()
    {
        Before = Number(row, "before"),
        Body = Text(row, "body"),
        Status = Optional(row, "status") is { } status ? Enum.Parse<FilingStatus>(status) : null,
        DaysLate = Text(row, "days_late").Length == 0 ? 0 : Number(row, "days_late"),
        IsNothingToReport = Flag(row, "nothing_to_report"),
        Waiver = Optional(row, "waiver"),
    };

    private static ToldReturn Return(CsvReader row) => new()
    {
        Before = Number(row, "before"),
        Body = Text(row, "body"),
        Number = Number(row, "number"),
        Cell = Cell(row),
        WrongPercent = Real(row, "wrong_percent"),
        Programme = Text(row, "programme"),
        Reason = Text(row, "reason"),
    };

    private static ToldOutlier Outlier(CsvReader row) => new()
    {
        Before = Number(row, "before"),
        Body = Text(row, "body"),
        Cell = Cell(row),
        Percent = Real(row, "percent"),
        SubjectKey = Text(row, "subject_key"),
        Explanation = Text(row, "explanation"),
    };

    private static ToldValue Value(CsvReader row) => new()
    {
        Body = Text(row, "body"),
        Period = Text(row, "period"),
        OnlyWhileOpen = Flag(row, "only_while_open"),
        Cell = Cell(row),
        Answer = Text(row, "answer") switch
        {
            "" => Answer.Blank,
            "so" => Answer.NotApplicable,
            "nd" => Answer.NotAvailable,
            var number => Answer.Number(decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)),
        },
    };

    private static ToldFormChange FormChange(CsvReader row) => new()
    {
        Indicator = Text(row, "indicator"),
        From = Text(row, "from"),
        DefinitionFr = Text(row, "definition_fr"),
        DefinitionEn = Text(row, "definition_en"),
        ReasonFr = Text(row, "reason_fr"),
        ReasonEn = Text(row, "reason_en"),
        BeforePercent = Real(row, "before_percent"),
    };

    private static ToldMandate Mandate(CsvReader row) => new()
    {
        Body = Text(row, "body"),
        Role = Text(row, "role"),
        IsInterim = Flag(row, "is_interim"),
        StartsOn = Date(row, "starts_on"),
        PlannedEnd = OptionalDate(row, "planned_end"),
        EndedOn = OptionalDate(row, "ended_on"),
        EndReason = Optional(row, "end_reason"),
        Letter = Optional(row, "letter"),
        Holder = Text(row, "holder"),
        ConfirmedOn = OptionalDate(row, "confirmed_on"),
        Justification = Optional(row, "justification"),
        WithdrawnOn = OptionalDate(row, "withdrawn_on"),
        WithdrawalReason = Optional(row, "withdrawal_reason"),
    };

    private static CellKey Cell(CsvReader row) => new(Text(row, "indicator"), Text(row, "category1"), Text(row, "category2"));

    private static double Real(CsvReader row, string column) =>
        double.Parse(Text(row, column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>May be negative: to come.</summary>
    private static int? Days(CsvReader row, string column) =>
        Text(row, column) is { Length: > 0 } text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    private static bool Flag(CsvReader row, string column) => Text(row, column) == "1";

    private static string? Optional(CsvReader row, string column) => Text(row, column) is { Length: > 0 } text ? text : null;

    private static DateOnly? OptionalDate(CsvReader row, string column) => Text(row, column).Length == 0 ? null : Date(row, column);
}

using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>
/// What a scope wants to know first, for one period beside the period before and the same of the year before. The answers have periods as
/// columns, so every figure, its changes and its course come of one reading.
/// </summary>
public sealed record DashboardPage
{
    /// <summary>Two years and what the signals compare beyond them.</summary>
    private const int Periods = 28;

    private const int MostSignals = 6;

    public required BoardModel Board { get; init; }

    /// <summary>The figures' measures, six to an answer at most, as the explorer takes them.</summary>
    public IReadOnlyList<InsightAnswer> Figures { get; init; } = [];
    public InsightAnswer? Channels { get; init; }
    public InsightAnswer? Programmes { get; init; }

    /// <summary>By region; null for an establishment, which has one.</summary>
    public InsightAnswer? Regions { get; init; }

    /// <summary>By territory for those who see the network, by establishment for a centre; null for an establishment.</summary>
    public InsightAnswer? Places { get; init; }

    /// <summary>Of an establishment: its territory as one published figure.</summary>
    public InsightAnswer? Territory { get; init; }
    public SeatCourse? Seats { get; init; }
    public IReadOnlyList<Signal> Signals { get; init; } = [];

    /// <summary>Those that the dashboard has room for.</summary>
    public IReadOnlyList<Signal> ForeSignals => [.. Signals.Take(MostSignals)];

    /// <summary>The column of the answers that the page is about.</summary>
    public int At { get; init; }

    /// <summary>Groups of figures by the key of their heading.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Measures)> Groups { get; } =
    [
        ("activity", ["SESS", "R_VIRTUAL", "R_PER10K"]),
        ("appointments", ["R_COMPL", "R_NOSHOW", "R_TECH"]),
        ("deferred", ["ASANS", "R_ASMEAN", "R_ASTGT"]),
        ("monitoring", ["R_ADHER", "RPMALERT", "R_ALERT"]),
        ("travel", ["TRIPAVOID", "KMAVOID", "R_KM"]),
    ];

    /// <summary>What an establishment is put beside its territory for: rates, which do not depend on how large it is.</summary>
    private static readonly string[] Rates = ["R_VIRTUAL", "R_COMPL", "R_NOSHOW", "R_TECH", "R_ASTGT", "R_ADHER"];

    private static readonly string[] OfPlaces = ["SESS", "R_COMPL", "R_TECH"];

    private DashboardDrawings? drawings;

    public PeriodRow Period => Figures[0].Periods[At];

    /// <summary>Seven statements at the most, when the form is at hand: with the trail's stamp, eight.</summary>
    public static async Task<DashboardPage> LoadAsync(IReadSession session, PortalContext portal, InsightSources sources, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var board = await BoardModel.LoadAsync(session, sources, values);
        if (!board.IsAnswerable)
        {
            return new DashboardPage { Board = board };
        }

        var span = board.Choice.Span(board.Opened, Periods) with { Columns = Dimension.Period };
        var figures = board.Known(Groups.SelectMany(group => group.Measures)).Chunk(InsightQuestion.MostMeasures)
            .Select(measures => span with { Measures = measures }).ToList();
        var signals = SignalSearch.Questions(span, board.Form!);
        var others = Others(portal.Scope, board, span);
        var answers = await board.AskAsync(session, portal, sources, [.. figures, .. signals, .. others.Values]);
        var seats = await SeatCourse.ReadAsync(session, portal.Scope, answers[0].Periods[0].StartsOn, answers[0].Periods[^1].EndsOn);
        var at = BoardPeriod.Of(answers[0], board.Choice, portal.Today);
        var byKey = others.Keys.Zip(answers.Skip(figures.Count + signals.Count)).ToDictionary(pair => pair.First, pair => pair.Second);
        return new DashboardPage
        {
            Board = board,
            Figures = [.. answers.Take(figures.Count)],
            Channels = byKey.GetValueOrDefault(nameof(Channels)),
            Programmes = byKey.GetValueOrDefault(nameof(Programmes)),
            Regions = byKey.GetValueOrDefault(nameof(Regions)),
            Places = byKey.GetValueOrDefault(nameof(Places)),
            Territory = byKey.GetValueOrDefault(nameof(Territory)),
            Seats = seats,
            Signals = new SignalSearch(board.Form!, seats.VacantSince, portal.Today).Find([.. answers.Skip(figures.Count).Take(signals.Count)], at),
            At = at,
        };
    }

    /// <summary>Made the first time that the page is shown, and kept with it: for one scope and in one language, as the page is.</summary>
    internal DashboardDrawings Drawn(PortalContext portal) => drawings ??= new DashboardDrawings(portal, this);

    private static Dictionary<string, InsightQuestion> Others(AccessScope scope, BoardModel board, InsightQuestion span)
    {
        var others = new Dictionary<string, InsightQuestion>();
        Add(nameof(Channels), ["SESS"], Dimension.Breakdown("channel"));
        Add(nameof(Programmes), ["PROG"], Dimension.Breakdown("programme"));
        if (scope.Body is null)
        {
            Add(nameof(Regions), ["R_PER10K"], Dimension.Region);
            Add(nameof(Places), OfPlaces, scope.SeesWholeNetwork ? Dimension.Territory : Dimension.Establishment);
        }
        else if (board.Network.Find(scope.Body)?.TerritoryOn(board.LastDay) is not null)
        {
            Add(nameof(Territory), Rates, null, Reach.Territory);
        }

        return others;

        void Add(string key, IReadOnlyList<string> codes, Dimension? rows, Reach reach = Reach.Scope)
        {
            var isThere = rows?.Kind != DimensionKind.Category
                || (board.Form!.CategoriesOf(rows.Code).Count > 0 && codes.All(code => board.Form.FindIndicator(code)?.Dimensions.Contains(rows.Code) == true));
            if (isThere && board.Known(codes).ToList() is { Count: > 0 } known)
            {
                others[key] = span with { Measures = known, Rows = rows, Reach = reach };
            }
        }
    }

    /// <summary>Seats of the establishments that the reader sees on a day, all or those that are chosen.</summary>
    public SeatsOnDay SeatsOn(AccessScope scope, DateOnly day, Func<NetworkEstablishment, bool>? chosen = null) => Board.Network.Establishments
        .Where(establishment => establishment.IsOpenOn(day) && establishment.IsSeenBy(scope, day) && chosen?.Invoke(establishment) != false)
        .Aggregate(default(SeatsOnDay), (sum, establishment) => sum + Seats!.On(establishment.Code, day));
}

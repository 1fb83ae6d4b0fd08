using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>Everything that somebody should look at in one period, each establishment against its own past.</summary>
public sealed record SignalsPage
{
    /// <summary>A year and a period compare with the year before.</summary>
    private const int Periods = 28;

    public required BoardModel Board { get; init; }
    public IReadOnlyList<Signal> Signals { get; init; } = [];
    public SignalOrder Order { get; init; }

    /// <summary>Null where nothing can be asked.</summary>
    public PeriodRow? Period { get; init; }

    /// <summary>Establishments that had to file in the period, and how many did.</summary>
    public DataBehind Data { get; init; }

    /// <summary>Six statements at the most, when the form is at hand.</summary>
    public static async Task<SignalsPage> LoadAsync(
        IReadSession session, PortalContext portal, InsightSources sources, IReadOnlyList<KeyValuePair<string, string>> values, SignalOrder order)
    {
        var board = await BoardModel.LoadAsync(session, sources, values);
        if (!board.IsAnswerable)
        {
            return new SignalsPage { Board = board };
        }

        var answers = await board.AskAsync(session, portal, sources, SignalSearch.Questions(board.Choice.Span(board.Opened, Periods), board.Form!));
        var seats = await SeatCourse.ReadAsync(session, portal.Scope, answers[0].Periods[0].StartsOn, answers[0].Periods[^1].EndsOn);
        var at = BoardPeriod.Of(answers[0], board.Choice, portal.Today);
        return new SignalsPage
        {
            Board = board,
            Signals = new SignalSearch(board.Form!, seats.VacantSince, portal.Today).Find(answers, at, order),
            Order = order,
            Period = answers[0].Periods[at],
            Data = answers[0].ColumnTotal(at).Data,
        };
    }
}

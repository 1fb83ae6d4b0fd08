using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>What every page of figures begins with: the calendar, the choice, and where there is something to show, the form and the network.</summary>
public sealed record BoardModel
{
    public required BoardChoice Choice { get; init; }

    public required InsightNetwork Network { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<PeriodRow> Opened { get; init; }

    /// <summary>Of the last period that can be asked; null before the first is opened.</summary>
    public Form? Form { get; init; }

    /// <summary>Of the period that the page is about; there is one where something is opened.</summary>
    public DateOnly LastDay => (Choice.Period ?? Opened[^1]).EndsOn;

    public bool IsAnswerable => Form is not null && Choice.Problems.Count == 0;

    /// <summary>One statement, when the form and the network are at hand.</summary>
    public static async Task<BoardModel> LoadAsync(IReadSession session, InsightSources sources, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var network = await sources.Networks.GetAsync(session);
        var opened = network.Calendar.Where(period => period.IsOpened).ToList();
        var model = new BoardModel { Choice = BoardChoice.Read(values, opened), Network = network, Opened = opened };
        if (opened.Count == 0)
        {
            return model;
        }

        var last = model.Choice.Period ?? opened[^1];
        return model with
        {
            Form = await sources.Forms.GetAsync(session, FormQueries.Telehealth, last.Sequence, last.FormRevision),
        };
    }

    /// <summary>The answers to questions that the page makes itself, which are not refused for their size.</summary>
    public async Task<IReadOnlyList<InsightAnswer>> AskAsync(IReadSession session, PortalContext portal, InsightSources sources, IReadOnlyList<InsightQuestion> questions)
    {
        var outcomes = await InsightQueries.AnswerAllAsync(InsightReading.OfPage(session, portal.Scope, portal.Today, sources, Network), questions);
        return [.. outcomes.Select(outcome => outcome.Answer
            ?? throw new InvalidOperationException($"A question of the page was refused: {string.Join(", ", outcome.Problems)}"))];
    }

    /// <summary>Of some measures, those that the form has.</summary>
    public IEnumerable<MeasureKey> Known(IEnumerable<string> codes) =>
        codes.Where(code => Form!.FindIndicator(code) is { } indicator && (indicator.Kind == IndicatorKind.Input || Form.Formula(code) is not null)).Select(code => new MeasureKey(code));
}

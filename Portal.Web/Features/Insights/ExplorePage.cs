using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>A question as it was asked, what is wrong with it or what it comes to, and what else could be asked.</summary>
public sealed record ExplorePage
{
    /// <summary>Parameters of the page's addresses that are no part of a question.</summary>
    public static IReadOnlySet<string> OwnParameters { get; } = new HashSet<string> { "format", Against, AgainstTo };

    /// <summary>The fields in which a form says a span to compare with; in an address both stand in <see cref="QuestionAddress.Compare"/>.</summary>
    public const string Against = "against";
    public const string AgainstTo = "againstTo";

    public required InsightQuestion Question { get; init; }
    public required IReadOnlyList<InsightProblem> Problems { get; init; }
    public InsightAnswer? Answer { get; init; }

    /// <summary>Null before the first period is opened.</summary>
    public Form? Form { get; init; }

    /// <summary>Opened ones, the latest first.</summary>
    public IReadOnlyList<PeriodRow> Periods { get; init; } = [];

    /// <summary>Of places, by the code of the dimension.</summary>
    public required ILookup<string, PlaceName> Names { get; init; }
    public IReadOnlyList<ViewRow> Views { get; init; } = [];

    /// <summary>What was typed as the name of a view that could not be saved, and why.</summary>
    public string? ViewName { get; init; }
    public ViewProblem? ViewProblem { get; init; }

    /// <summary>The places that a question can be confined to.</summary>
    public IEnumerable<PlaceName> Choices(Dimension dimension) => Names[dimension.Code].Where(name => name.IsOffered);

    /// <summary>Someone else's establishment, territory or region in the address: to this reader there is no such page.</summary>
    public bool IsOutOfScope => Problems.Any(problem => problem.Kind == InsightProblemKind.OutOfScope);

    /// <param name="values">The parameters of the address; none: a first question to begin with.</param>
    public static async Task<ExplorePage> LoadAsync(IReadSession session, PortalContext portal, InsightSources sources, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var reading = await InsightReading.BeginAsync(session, portal.Scope, portal.Today, sources);
        var opened = reading.Calendar.Where(period => period.IsOpened).Reverse().ToList();
        var (question, problems) = values.Count == 0 ? (First, (IReadOnlyList<InsightProblem>)[]) : QuestionAddress.Parse(Compared(values), OwnParameters);
        var page = new ExplorePage
        {
            Question = question,
            Problems = problems,
            Periods = opened,
            Form = opened.Count == 0 ? null : await reading.FormAsync(opened[0].Sequence),
            Names = reading.NamesOn(reading.LastDayOf(question)),
            Views = await ViewQueries.ListAsync(session, portal.Scope),
        };
        if (page.Form is null || problems.Count > 0)
        {
            return page;
        }

        var outcome = await InsightQueries.AnswerAsync(reading, question);
        return page with { Answer = outcome.Answer, Problems = outcome.Problems };
    }

    /// <summary>A span chosen in its two fields, one of which is enough for a single period, says what is compared; whatever else the form says of it gives way.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Compared(IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var (from, to) = (One(Against), One(AgainstTo));
        return from.Length + to.Length == 0
            ? values
            : values.Where(pair => pair.Key != QuestionAddress.Compare)
                .Append(KeyValuePair.Create(QuestionAddress.Compare, $"{(from.Length == 0 ? to : from)}..{(to.Length == 0 ? from : to)}"));

        string One(string name) => values.FirstOrDefault(pair => pair.Key == name).Value ?? "";
    }

    private static InsightQuestion First { get; } = new() { Measures = [new("SESS")], Rows = Dimension.Territory, Columns = Dimension.Period };
}

using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;

namespace Portal.Web.Features.Governance;

/// <summary>The mandated seats at a glance: key figures, vacancies, mandates that end, coverage.</summary>
public sealed record GovernancePage
{
    /// <summary>A longer list is cut here and points to the list of all seats.</summary>
    public const int MostRows = 25;

    public required CoverageCount All { get; init; }
    public required VacancyFigures Vacancies { get; init; }
    public required int EndingSoon { get; init; }

    /// <summary>The longest vacancies first.</summary>
    public required IReadOnlyList<SeatRow> Vacant { get; init; }

    /// <summary>The first mandates to end first.</summary>
    public required IReadOnlyList<SeatRow> Ending { get; init; }
    public required Coverage Coverage { get; init; }

    /// <summary>What the list of all seats can be asked for.</summary>
    public required SeatsFilterForm Filter { get; init; }

    public int WithoutInterim => All.Seats - All.Filled - All.Interim;

    public static async Task<GovernancePage> LoadAsync(IReadSession session, AccessScope scope, DateOnly asOf)
    {
        var coverage = await SeatQueries.CoverageAsync(session, scope, asOf);
        var choices = await SeatsFilterChoices.LoadAsync(session, asOf);
        var page = new PageRequest(0, MostRows);
        return new GovernancePage
        {
            All = CoverageCount.Of(coverage),
            EndingSoon = coverage.Sum(row => row.EndingSoon),
            Vacancies = VacancyFigures.Of(await SeatQueries.VacanciesByFirstDayAsync(session, scope, asOf), asOf),
            Vacant = await SeatQueries.VacantAsync(session, scope, asOf, page),
            Ending = await SeatQueries.EndingSoonAsync(session, scope, asOf, page),
            Coverage = Coverage.Of(coverage, choices.Roles),
            Filter = new SeatsFilterForm { Choices = choices },
        };
    }
}

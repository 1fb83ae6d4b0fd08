using Portal.Data;
using Portal.Data.Documents;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Documents.Schedules;

/// <summary>What a schedule asks on a day that it is due.</summary>
internal static class ScheduleQuestion
{
    /// <summary>Parameters that follow from the day; a document that asks for others cannot be scheduled.</summary>
    private const DocumentParameters Known =
        DocumentParameters.AsOf | DocumentParameters.TerritoryNeeded | DocumentParameters.EstablishmentNeeded | DocumentParameters.Span | DocumentParameters.Between
        | DocumentParameters.Structure | DocumentParameters.Revision;

    public static bool CanBeScheduled(IDocument document) => (document.Parameters & ~Known) == 0;

    public static DocumentQuestion Of(DocumentScheduleRow schedule, IDocument document, DateOnly dueOn, IReadOnlyList<PeriodRow> periods)
    {
        var period = ScheduleCalendar.PeriodOf(schedule.Rhythm, schedule.DayNumber, dueOn, periods);
        var between = document.Parameters.HasFlag(DocumentParameters.Between);
        var (from, until) = schedule.Rhythm == Rhythm.Period && period is not null
            ? (period.StartsOn, period.EndsOn)
            : (dueOn.AddMonths(-1), dueOn.AddDays(-1));
        return new DocumentQuestion
        {
            Document = schedule.Document,
            Format = Enum.Parse<DocumentFormat>(schedule.Format),
            Language = Enum.Parse<Language>(schedule.Language),
            AsOf = dueOn,
            Scope = schedule.Scope,
            Territory = schedule.AboutTerritory,
            Establishment = schedule.AboutBody,
            Period = schedule.Span == ScheduleSpan.Period ? period?.Code : null,
            Quarter = schedule.Span == ScheduleSpan.Quarter && period is not null ? $"{period.FiscalYear}-Q{period.Quarter}" : null,
            Year = schedule.Span == ScheduleSpan.Year ? period?.FiscalYear : null,
            From = between ? from : null,
            Until = between ? until : null,
        };
    }
}

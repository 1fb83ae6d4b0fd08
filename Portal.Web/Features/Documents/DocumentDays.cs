using Portal.Data.Engine;

namespace Portal.Web.Features.Documents;

/// <summary>The days between which a document tells what happened, both included; or why they cannot be.</summary>
internal sealed record DocumentDays(DateOnly From, DateOnly Until, DocumentProblem? Problem)
{
    private const int UsualDays = 30;

    /// <summary>The instant at which the first day begins in Montréal.</summary>
    public DateTime FromUtc => PortalTime.StartOf(From);

    /// <summary>The instant at which the last day is over.</summary>
    public DateTime UntilUtc => Until == DateOnly.MaxValue ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : PortalTime.StartOf(Until.AddDays(1));

    public static DocumentDays Of(DocumentQuestion question)
    {
        var until = question.Until ?? question.AsOf;
        var from = question.From ?? DateOnly.FromDayNumber(Math.Max(0, until.DayNumber - UsualDays));
        return new DocumentDays(from, until, from > until ? DocumentProblem.DaysOutOfOrder : null);
    }
}

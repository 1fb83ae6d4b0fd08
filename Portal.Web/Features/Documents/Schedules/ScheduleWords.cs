using System.Text.Json;
using Portal.Data;
using Portal.Data.Documents;
using Portal.Data.Mail;
using Portal.Reports;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Documents.Schedules;

internal static class ScheduleLinks
{
    public static string List(Language language) => $"/{language.Segment()}/documents/schedules";

    public static string New(Language language, string? document = null) => $"{List(language)}/new{(document is null ? "" : $"?document={document}")}";

    public static string Schedule(Language language, int id) => $"{List(language)}/{id}";

    public static string Edit(Language language, int id) => Schedule(language, id) + "/edit";

    public static string Pause(Language language, int id) => Schedule(language, id) + "/pause";

    public static string Delete(Language language, int id) => Schedule(language, id) + "/delete";
}

/// <summary>A schedule in words: when it is due, what it is about, how its last run ended.</summary>
internal static class ScheduleWords
{
    public static string Title(DocumentScheduleRow schedule, DocumentCatalogue catalogue, Language language) =>
        catalogue.Find(schedule.Document) is { } document ? DocumentsTexts.For(language).Title(document) : schedule.Document;

    /// <summary>Le 15 de chaque mois; 5 jours après l’échéance de chaque période.</summary>
    public static string Rhythm(DocumentScheduleRow schedule, Language language)
    {
        var (t, format) = (SchedulesTexts.For(language), Formats.For(language));
        return schedule switch
        {
            { Rhythm: Data.Documents.Rhythm.Monthly, DayNumber: 1 } => t.MonthlyFirst,
            { Rhythm: Data.Documents.Rhythm.Monthly } => t.Monthly(format.Whole(schedule.DayNumber)),
            { DayNumber: 0 } => t.PeriodDue,
            _ => t.PeriodAfter(schedule.DayNumber),
        };
    }

    /// <summary>What the document is about, as far as that is chosen: <c>territoire UL, la dernière période échue</c>.</summary>
    public static string About(DocumentScheduleRow schedule, Language language)
    {
        var t = SchedulesTexts.For(language);
        return string.Join(", ", new[]
        {
            schedule.AboutTerritory is { } territory ? t.Territory(territory) : schedule.AboutBody ?? t.WholeScope,
            schedule.Span is { } span ? t.Span(span) : null,
        }.Where(part => part is not null));
    }

    public static string Span(this SchedulesTexts t, ScheduleSpan span) => t.Find("span." + Camel(span.ToString())) ?? span.ToString();

    public static string State(this SchedulesTexts t, RunState state) => t.Find("run." + Camel(state.ToString())) ?? state.ToString();

    public static string State(this SchedulesTexts t, DeliveryState state) => t.Find("delivery." + Camel(state.ToString())) ?? state.ToString();

    /// <summary>How a run ended: envoyé à 4 personnes, 1 envoi incertain, non répété.</summary>
    public static string Result(RunState state, IReadOnlyDictionary<DeliveryState, int> messages, Language language)
    {
        var t = SchedulesTexts.For(language);
        if (state is not (RunState.Done or RunState.Sending))
        {
            return t.State(state);
        }

        List<string> parts = [];
        Add(DeliveryState.Sent, count => t.SentTo(count));
        Add(DeliveryState.Pending, count => t.Waiting(count));
        Add(DeliveryState.Sending, count => t.Waiting(count));
        Add(DeliveryState.Failed, count => t.Refused(count));
        Add(DeliveryState.Unknown, count => t.Uncertain(count));
        return parts.Count == 0 ? t.State(state) : string.Join("; ", parts);

        void Add(DeliveryState of, Func<int, string> words)
        {
            if (messages.GetValueOrDefault(of) is > 0 and var count)
            {
                parts.Add(words(count));
            }
        }
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

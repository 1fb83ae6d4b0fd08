using System.Text.Json;
using Portal.Data;
using Portal.Data.Documents;
using Portal.Reports;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Documents.Jobs;

internal static class JobLinks
{
    public static string List(Language language) => $"/{language.Segment()}/documents/jobs";

    public static string Job(Language language, int id) => $"/{language.Segment()}/documents/jobs/{id}";

    public static string File(Language language, int id) => Job(language, id) + "/file";

    public static string Cancel(Language language, int id) => Job(language, id) + "/cancel";

    public static string Retry(Language language, int id) => Job(language, id) + "/retry";
}

/// <summary>A job in words: what was asked, how far it has come, why there is no file.</summary>
internal static class JobWords
{
    private const int Kilo = 1000;

    public static string Title(JobLine line, Language language) =>
        line.Document is { } document ? DocumentsTexts.For(language).Title(document) : line.Job.Document;

    /// <summary>What it is about, and its day where the document has one: <c>CHUM, 2026-2027-P07</c>.</summary>
    public static string Subject(JobLine line, Language language)
    {
        if (line.Question is not { } question)
        {
            return "";
        }

        var (t, format) = (JobsTexts.For(language), Formats.For(language));
        List<string?> parts =
        [
            question.Territory is { Length: > 0 } territory ? t.Territory(territory) : null,
            question.Establishment,
            question.Period,
            question.Quarter,
            question.Year is { Length: > 0 } year ? t.Year(year) : null,
            question.Revision is { } revision ? t.Revision(format.Whole(revision)) : null,
            question.From is { } from && question.Until is { } until ? t.Between(format.LongDate(from), format.LongDate(until)) : null,
            line.Document?.Parameters.HasFlag(DocumentParameters.AsOf) == true ? t.AsOf(format.LongDate(question.AsOf)) : null,
        ];
        return string.Join(", ", parts.Where(part => part is { Length: > 0 }));
    }

    public static string State(this JobsTexts t, JobState state) => t.Find("state." + Camel(state.ToString())) ?? state.ToString();

    /// <summary>The icon beside the state's word.</summary>
    public static string Icon(JobState state) => state switch
    {
        JobState.Queued => "i-clock",
        JobState.Running => "i-gear",
        JobState.Done => "i-ok",
        JobState.Failed => "i-err",
        _ => "s-wai",
    };

    public static string Tag(JobState state) => state switch
    {
        JobState.Running => "tag tag--info",
        JobState.Done => "tag tag--ok",
        JobState.Failed => "tag tag--error",
        _ => "tag",
    };

    public static string FormatName(this JobsTexts t, string format) => t.Find("format." + Camel(format)) ?? format;

    /// <summary>1,2 Mo; 1.2 MB: decimal multiples, as file managers show them.</summary>
    public static string Size(this JobsTexts t, long bytes, Formats format) => bytes switch
    {
        < Kilo => t.Bytes(format.Whole(bytes)),
        < Kilo * Kilo => t.Kilobytes(format.Whole((bytes + (Kilo / 2)) / Kilo)),
        _ => t.Megabytes(format.Number(Math.Round(bytes / (decimal)(Kilo * Kilo), 1))),
    };

    /// <summary>42 s; 3 min 5 s.</summary>
    public static string Elapsed(this JobsTexts t, TimeSpan elapsed, Formats format)
    {
        var seconds = (long)Math.Max(0, elapsed.TotalSeconds);
        return seconds < 60 ? t.Seconds(format.Whole(seconds)) : t.Minutes(format.Whole(seconds / 60), format.Whole(seconds % 60));
    }

    /// <summary>Why there is no file, and what can be done about it.</summary>
    public static string WhyFailed(DocumentJobRow job, Language language)
    {
        var t = JobsTexts.For(language);
        if (Enum.TryParse<DocumentProblem>(job.Problem, out var problem))
        {
            return DocumentsTexts.For(language).Problem(problem);
        }

        return job.Reference is { } reference ? t.BrokeOff(reference) : t.Abandoned;
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

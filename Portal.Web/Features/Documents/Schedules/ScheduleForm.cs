using System.Globalization;
using Portal.Data;
using Portal.Data.Documents;

namespace Portal.Web.Features.Documents.Schedules;

/// <summary>A schedule as it is filled in; texts as they were sent, so that what is wrong is shown again as it was typed.</summary>
public sealed record ScheduleForm
{
    public const int MostDaysAfter = 60;

    private const int LastDayOfMonth = 31;

    public string? Document { get; init; }

    /// <summary>A territory (<c>t:UL</c>), an establishment (<c>e:CHUM</c>), or nothing for the whole scope.</summary>
    public string? Subject { get; init; }
    public string? Span { get; init; }
    public string? Language { get; init; }
    public string? Format { get; init; }
    public string? Rhythm { get; init; }
    public string? MonthDay { get; init; }
    public string? DaysAfter { get; init; }
    public string? SentAs { get; init; }
    public bool ToOwner { get; init; }

    /// <summary>Null when none is ticked.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Of the schedule when the form was shown.</summary>
    public int Version { get; init; }

    /// <summary>A new one: each period, five days after its due date, as an attachment, to oneself where that can be.</summary>
    public static ScheduleForm New(IDocument document, Language language, bool hasAddress) => new()
    {
        Document = document.Name,
        Span = nameof(ScheduleSpan.Period),
        Language = language.ToString(),
        Format = nameof(DocumentFormat.Pdf),
        Rhythm = (document.Parameters & DocumentParameters.Span) != 0 ? nameof(Data.Documents.Rhythm.Period) : nameof(Data.Documents.Rhythm.Monthly),
        MonthDay = "1",
        DaysAfter = "5",
        SentAs = nameof(Data.Documents.SentAs.Attachment),
        ToOwner = hasAddress,
    };

    public static ScheduleForm Of(DocumentScheduleRow row, IEnumerable<string> roles) => new()
    {
        Document = row.Document,
        Subject = row.AboutTerritory is { } territory ? $"t:{territory}" : row.AboutBody is { } body ? $"e:{body}" : null,
        Span = row.Span?.ToString(),
        Language = row.Language,
        Format = row.Format,
        Rhythm = row.Rhythm.ToString(),
        MonthDay = row.Rhythm == Data.Documents.Rhythm.Monthly ? $"{row.DayNumber}" : "1",
        DaysAfter = row.Rhythm == Data.Documents.Rhythm.Period ? $"{row.DayNumber}" : "5",
        SentAs = row.SentAs.ToString(),
        ToOwner = row.ToOwner,
        Roles = [.. roles],
        Version = row.Version,
    };

    /// <summary>What is chosen, or what is wrong with it.</summary>
    public (ScheduleInput? Input, IReadOnlyList<ScheduleFault> Faults) Read(SchedulePage page, SchedulesTexts t)
    {
        var (document, faults) = (page.Document, new List<ScheduleFault>());
        var rhythm = Chosen<Rhythm>(Rhythm, nameof(Rhythm), t.FaultChoose);
        var monthly = rhythm == Data.Documents.Rhythm.Monthly;
        var (text, field, least, most, message) = monthly
            ? (MonthDay, nameof(MonthDay), 1, LastDayOfMonth, t.FaultMonthDay)
            : (DaysAfter, nameof(DaysAfter), 0, MostDaysAfter, t.FaultDaysAfter);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day < least || day > most)
        {
            faults.Add(new(field, message));
        }

        var territory = Subject is ['t', ':', .. var t1] ? t1 : null;
        var body = Subject is ['e', ':', .. var b1] ? b1 : null;
        if (Subject is { Length: > 0 } ? !page.Subjects.Any(subject => subject.Value == Subject) : page.NeedsSubject)
        {
            faults.Add(new(nameof(Subject), t.FaultSubject));
        }

        var asksSpan = (document.Parameters & DocumentParameters.Span) != 0;
        var span = asksSpan ? Chosen<ScheduleSpan>(Span, nameof(Span), t.FaultChoose) : default(ScheduleSpan?);
        if (span is { } wanted && !page.Spans.Contains(wanted))
        {
            faults.Add(new(nameof(Span), t.FaultChoose));
        }

        var language = Chosen<Language>(Language, nameof(Language), t.FaultChoose);
        var format = Chosen<DocumentFormat>(Format, nameof(Format), t.FaultChoose);
        var sentAs = Chosen<SentAs>(SentAs, nameof(SentAs), t.FaultChoose);
        var toOwner = ToOwner && page.OwnAddress is not null;
        var roles = Roles ?? [];
        if ((roles.Count == 0 && !toOwner) || roles.Any(role => page.Roles.All(known => known.Code != role)))
        {
            faults.Add(new(nameof(Roles), t.FaultRecipients));
        }

        return faults.Count > 0 ? (null, faults) : (new ScheduleInput
        {
            Document = document.Name,
            AboutTerritory = territory,
            AboutBody = body,
            Span = span,
            Language = language!.Value.ToString(),
            Format = format!.Value.ToString(),
            Rhythm = rhythm!.Value,
            DayNumber = day,
            SentAs = sentAs!.Value,
            ToOwner = toOwner,
            Roles = [.. roles.Distinct(StringComparer.Ordinal)],
        }, faults);

        TChoice? Chosen<TChoice>(string? chosen, string name, string fault) where TChoice : struct, Enum
        {
            if (Enum.TryParse<TChoice>(chosen, out var value) && Enum.IsDefined(value) && !char.IsDigit(chosen[0]))
            {
                return value;
            }

            faults.Add(new(name, fault));
            return null;
        }
    }
}

/// <param name="Field">The id of the field at fault.</param>
public sealed record ScheduleFault(string Field, string Message);

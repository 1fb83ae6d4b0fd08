using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Reports;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Audit;

/// <summary>What the address asks of the trail, as it stands there.</summary>
public sealed record AuditQuery
{
    private const int LongestText = 100;
    private const int LongestCode = 60;

    /// <summary>Exactly this actor; chosen from an event.</summary>
    public string? Actor { get; init; }

    /// <summary>Part of a name.</summary>
    public string? Who { get; init; }
    public string? Body { get; init; }
    public string? Kind { get; init; }
    public string? From { get; init; }
    public string? Until { get; init; }

    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>Where the page starts: events with a lower number.</summary>
    public string? Before { get; init; }

    /// <summary>The filters, as addresses spell them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Pairs =>
        [new("who", Who), new("actor", Actor), new("body", Body), new("kind", Kind), new("from", From), new("until", Until), new("q", Text)];

    public TrailFilter Filter => new() { Actor = Plain(Actor), Who = Plain(Who), Body = Plain(Body), Kind = Plain(Kind), Text = Plain(Text) };

    /// <summary>What cannot be read, and the span when everything can.</summary>
    public (FormErrors Errors, TrailSpan Span) Read(AuditTexts t, SharedTexts s)
    {
        List<FormError> errors = [];
        foreach (var (field, text, longest) in new[] { ("who", Who, LongestText), ("actor", Actor, LongestText), ("q", Text, LongestText), ("body", Body, LongestCode), ("kind", Kind, LongestCode) })
        {
            if (text is not null && text.Length > longest)
            {
                errors.Add(new FormError(field, t.TooLong));
            }
        }

        var (from, until) = (DateEntry.Read(From), DateEntry.Read(Until));
        errors.AddRange(from.Unreadable is { } first ? [new FormError("from", s.UnreadableDate(first))] : []);
        errors.AddRange(until.Unreadable is { } last ? [new FormError("until", s.UnreadableDate(last))] : []);
        if (from.Day > until.Day)
        {
            errors.Add(new FormError("from", t.OutOfOrder));
        }

        long before = 0;
        if (!string.IsNullOrEmpty(Before) && (!long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out before) || before < 1))
        {
            errors.Add(new FormError("", t.Faulty));
        }

        return (new FormErrors(errors), new TrailSpan
        {
            FromUtc = from.Day is { } firstDay ? PortalTime.StartOf(firstDay) : null,
            UntilUtc = until.Day is { } lastDay ? PortalTime.StartOf(lastDay.AddDays(1)) : null,
            Before = before == 0 ? null : before,
        });
    }

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A page of the trail, the newest events first.</summary>
public sealed record AuditPage
{
    private const int Size = 50;

    public required AuditQuery Query { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
    public TrailPage Found { get; init; } = new() { Events = [] };

    /// <summary>The same filters from the trail's first day on, where no day was chosen: an extract names its days.</summary>
    public AuditQuery Extract { get; init; } = new();

    /// <summary>Kinds of action by their words, in the order of these.</summary>
    public static IReadOnlyList<Choice> Kinds(Language language)
    {
        const string Prefix = "action.";
        var t = AuditTexts.For(language);
        return [.. t.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(key => new Choice(key[Prefix.Length..], t.Find(key)!)).OrderBy(choice => SearchText.Fold(choice.Text), StringComparer.Ordinal)];
    }

    /// <summary>Four statements at the most.</summary>
    public static async Task<AuditPage> LoadAsync(AuditQueries queries, AccessScope scope, PortalContext portal, AuditQuery query, CancellationToken cancel)
    {
        var (errors, span) = query.Read(AuditTexts.For(portal.Language), SharedTexts.For(portal.Language));
        if (errors.Any)
        {
            return new AuditPage { Query = query, Errors = errors };
        }

        var first = span.FromUtc is null ? await queries.FirstDayAsync(scope, cancel) : null;
        return new AuditPage
        {
            Query = query,
            Found = await queries.SearchAsync(scope, query.Filter, span, Size, cancel),
            Extract = query with { From = query.From is { Length: > 0 } ? query.From : Formats.Date(first ?? portal.Today), Until = query.Until is { Length: > 0 } ? query.Until : Formats.Date(portal.Today) },
        };
    }
}

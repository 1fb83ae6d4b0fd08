using System.Globalization;
using Portal.Data.Audit;
using Portal.Web.Features.Audit;

namespace Portal.Web.Features.Documents;

/// <summary>What a document is asked for in an address; unknown codes are told, never guessed.</summary>
public sealed record DocumentQuery
{
    /// <summary>pdf or xlsx; without it, the document's page is shown.</summary>
    public string? Format { get; init; }
    public string? Territory { get; init; }
    public string? Establishment { get; init; }
    public string? Period { get; init; }
    public string? Quarter { get; init; }
    public string? Year { get; init; }

    /// <summary>A whole number, from 1.</summary>
    public string? Revision { get; init; }

    /// <summary>Days, yyyy-mm-dd.</summary>
    public string? From { get; init; }
    public string? Until { get; init; }

    /// <summary>A period, a quarter or a fiscal year, as the page's one list offers them.</summary>
    public string? Span { get; init; }

    /// <summary>A territory (<c>t:UL</c>) or an establishment (<c>e:CHUM</c>), as the page's one list offers them.</summary>
    public string? Subject { get; init; }

    /// <summary>Filters of the trail, as its own page names them.</summary>
    public string? Who { get; init; }
    public string? Actor { get; init; }
    public string? Body { get; init; }
    public string? Kind { get; init; }
    public string? Q { get; init; }

    /// <summary>Null where there is none.</summary>
    public TrailFilter? Trail => new AuditQuery { Who = Who, Actor = Actor, Body = Body, Kind = Kind, Text = Q }.Filter is { IsEmpty: false } filter ? filter : null;

    /// <summary>The same question in its own terms.</summary>
    public DocumentQuery Plain() => this with
    {
        Period = Period ?? (Holds("-P") ? Span : null),
        Quarter = Quarter ?? (Holds("-Q") ? Span : null),
        Year = Year ?? (Span is { Length: > 0 } && !Holds("-P") && !Holds("-Q") ? Span : null),
        Territory = Territory ?? (Subject is ['t', ':', .. var territory] ? territory : null),
        Establishment = Establishment ?? (Subject is ['e', ':', .. var establishment] ? establishment : null),
    };

    /// <summary>False, with the text, when a day is not one.</summary>
    public bool TryDays(out DateOnly? from, out DateOnly? until, out string? unreadable)
    {
        until = null;
        unreadable = TryDay(From, out from) ? TryDay(Until, out until) ? null : Until : From;
        return unreadable is null;
    }

    /// <summary>False when a revision is asked for that no filing has.</summary>
    public bool TryRevision(out int? revision)
    {
        revision = null;
        if (string.IsNullOrWhiteSpace(Revision))
        {
            return true;
        }

        var isRevision = int.TryParse(Revision, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read > 0;
        revision = isRevision ? read : null;
        return isRevision;
    }

    private bool Holds(string mark) => Span?.Contains(mark, StringComparison.Ordinal) == true;

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isDay ? read : null;
        return isDay;
    }
}

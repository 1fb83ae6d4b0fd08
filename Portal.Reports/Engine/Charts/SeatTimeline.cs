namespace Portal.Reports.Engine.Charts;

/// <summary>Who held which seats when: mandates, interims and vacancies over the fiscal years.</summary>
public sealed record SeatTimeline
{
    public required string Title { get; init; }
    public required string Description { get; init; }

    /// <summary>The first day shown.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last one shown, usually a 1 April.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The day as of which the page speaks; open vacancies and interims reach to it.</summary>
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<SeatRow> Seats { get; init; }
    public required SeatTimelineWords Words { get; init; }
    public double Width { get; init; } = 1150;

    public ChartTable ToTable() => new(
        [Words.SeatHeader, Words.StateHeader, Words.FromHeader, Words.ToHeader, Words.DetailHeader],
        [.. Seats.SelectMany(seat => seat.Spans.OrderBy(span => span.From).Select(span => new ChartTableRow(
            seat.Name,
            [
                Words.State(span.State),
                Words.Date(span.From),
                span.To is { } to ? Words.Date(to) : Words.Open,
                span.Detail ?? "",
            ])))]);
}

public sealed record SeatRow(string Name, IReadOnlyList<SeatSpan> Spans);

/// <summary>
/// A stretch of days of one seat: from its first day to its last one, included, or null while it lasts. An open mandate is
/// drawn to the end of the chart. <paramref name="Detail"/> (the mandate and its instrument) is written in the bar where it
/// fits, else <paramref name="ShortDetail"/> where that fits.
/// </summary>
public sealed record SeatSpan(SpanState State, DateOnly From, DateOnly? To, string? Detail = null, string? ShortDetail = null);

public enum SpanState
{
    Held,
    Interim,
    Vacant,
}

/// <summary>The words of a timeline in the reader's language.</summary>
public sealed record SeatTimelineWords
{
    public required string SeatHeader { get; init; }
    public required string StateHeader { get; init; }
    public required string FromHeader { get; init; }
    public required string ToHeader { get; init; }
    public required string DetailHeader { get; init; }

    /// <summary>What the table says for the end of a span that lasts.</summary>
    public required string Open { get; init; }
    public required Func<SpanState, string> State { get; init; }

    /// <summary>A date in a table.</summary>
    public required Func<DateOnly, string> Date { get; init; }

    /// <summary>The date as of which the page speaks, in prose.</summary>
    public required Func<DateOnly, string> LongDate { get; init; }

    /// <summary>A mark of the axis, a month and its year.</summary>
    public required Func<DateOnly, string> Month { get; init; }

    /// <summary>What a bar says on hover: seat, state, first day, last day as the table writes them, detail or null.</summary>
    public required Func<SpanTip, string> Tip { get; init; }
}

public sealed record SpanTip(string Seat, string State, string From, string To, string? Detail);

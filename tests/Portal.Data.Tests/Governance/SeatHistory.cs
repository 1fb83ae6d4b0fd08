using FsCheck;
using FsCheck.Fluent;

namespace Portal.Data.Tests.Governance;

/// <summary>Days from the seat's first, both included; no last day: open.</summary>
internal sealed record Span(int From, int? To)
{
    public bool Covers(int day) => From <= day && (To is null || day <= To);
}

/// <summary>
/// A random history of one seat, and what it was on a day, told by walking day by day: written apart from the SQL so that
/// the two can disagree.
/// </summary>
internal sealed record SeatHistory(IReadOnlyList<Span> Substantive, IReadOnlyList<Span> Interim, IReadOnlyList<Span> Withdrawn)
{
    /// <summary>Up to five mandates one after the other, with or without a gap, the last one open in one case of two.</summary>
    private static readonly Gen<List<Span>> Sequence =
        from count in Gen.Choose(0, 5)
        from parts in (from gap in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 40)) from length in Gen.Choose(1, 60) select (Gap: gap, Length: length)).ListOf(count)
        from isOpen in Gen.Elements(true, false)
        select Lay([.. parts], isOpen);

    private static readonly Gen<List<Span>> Anywhere =
        from spans in (from start in Gen.Choose(0, 300) from length in Gen.Choose(1, 100) select new Span(start, length % 3 == 0 ? null : start + length)).ListOf(3)
        select spans.ToList();

    public static Gen<SeatHistory> Any { get; } =
        from substantive in Sequence
        from interim in Sequence
        from withdrawn in Anywhere
        select new SeatHistory(substantive, interim, withdrawn);

    /// <summary>The days where something may change, and the days beside them.</summary>
    public IEnumerable<int> TellingDays => Substantive.Concat(Interim).Concat(Withdrawn)
        .SelectMany(span => new[] { span.From - 1, span.From, span.From + 1, span.To ?? span.From, (span.To ?? span.From) + 1, (span.To ?? span.From) - 90, (span.To ?? span.From) - 91 })
        .Append(0)
        .Append(500)
        .Where(day => day >= 0)
        .Distinct();

    public Span? HolderOn(int day) => Substantive.SingleOrDefault(span => span.Covers(day));

    public Span? InterimOn(int day) => Interim.SingleOrDefault(span => span.Covers(day));

    /// <summary>The first day of the days without a holder that reach to this one, or null when it has one.</summary>
    public int? VacantSince(int day)
    {
        if (HolderOn(day) is not null)
        {
            return null;
        }

        var since = day;
        while (since > 0 && HolderOn(since - 1) is null)
        {
            since--;
        }

        return since;
    }

    public override string ToString() => $"substantive {Line(Substantive)}; interim {Line(Interim)}; withdrawn {Line(Withdrawn)}";

    private static List<Span> Lay(List<(int Gap, int Length)> parts, bool isOpen)
    {
        var (spans, next) = (new List<Span>(), 0);
        foreach (var (gap, length) in parts)
        {
            spans.Add(new Span(next + gap, next + gap + length - 1));
            next += gap + length;
        }

        if (isOpen && spans.Count > 0)
        {
            spans[^1] = spans[^1] with { To = null };
        }

        return spans;
    }

    private static string Line(IReadOnlyList<Span> spans) => string.Join(' ', spans.Select(span => $"{span.From}..{span.To}"));
}

using Portal.Data;
using Portal.Data.Network.Changes;
using Portal.Reports;

namespace Portal.Web.Features.Network;

/// <summary>One line of a body's history, in words.</summary>
/// <param name="Other">The body that the line leads to, and the day on which it was there.</param>
/// <param name="Instrument">The act's, where one is recorded.</param>
public sealed record BodyEvent(DateOnly On, string Text, (string Code, string Name, DateOnly On)? Other, string? Instrument);

/// <summary>Acts and histories in words.</summary>
internal static class StructureWords
{
    public static string Kind(string kind, Language language) =>
        StructureTexts.For(language).Find("kind." + char.ToLowerInvariant(kind[0]) + kind[1..]) ?? kind;

    /// <summary>What a planned act is, in one sentence.</summary>
    public static string Sentence(StructurePlan plan, Language language)
    {
        var opened = plan.Openings.Select(opening => opening.Body.NameFr!).ToList();
        return Sentence(
            plan.Input.Kind,
            [.. plan.Closings.Select(closing => closing.Body.Name(language))],
            opened,
            [.. plan.Continuing.Where(body => body.Code != plan.Input.Successor).Select(body => body.Name(language))],
            [.. plan.Continuing.Where(body => body.Code == plan.Input.Successor).Select(body => body.Name(language))],
            language);
    }

    /// <summary>What a recorded act was, in one sentence.</summary>
    public static string Sentence(StructureAct act, Language language)
    {
        return Sentence(Enum.Parse<StructureChangeKind>(act.Change.Kind), Part("Closed"), Part("Opened"), [.. Part("Changed"), .. Part("Continued")], Part("Succeeded"), language);

        List<string> Part(string part) => [.. act.Bodies.Where(body => body.Part == part).Select(body => body.Name(language))];
    }

    /// <summary>
    /// What happened to a body until a day, the newest first. What it was loaded with counts as one line; an act that is to
    /// hold later is told only where <paramref name="ahead"/> asks for it.
    /// </summary>
    public static IReadOnlyList<BodyEvent> History(IReadOnlyList<BodyEventRow> rows, DateOnly day, bool ahead, Language language)
    {
        var t = StructureTexts.For(language);
        var opens = rows.First(row => row.Kind == BodyEventKind.Opened).OnDate;
        var acts = rows.Where(row => row.Kind == BodyEventKind.Act).ToLookup(row => row.OnDate);
        return
        [
            .. rows.SelectMany(Lines)
                .Where(line => ahead || line.On <= day)
                .OrderByDescending(line => line.On),
        ];

        IEnumerable<BodyEvent> Lines(BodyEventRow row)
        {
            switch (row.Kind)
            {
                case BodyEventKind.Opened:
                    var territory = rows.FirstOrDefault(stay => stay.Kind == BodyEventKind.Primary && stay.OnDate == opens);
                    var name = rows.First(called => called.Kind == BodyEventKind.Named);
                    var opened = acts[opens].Any() ? t.EventOpened(name.Text(language)) : t.EventRegistered(name.Text(language));
                    yield return Line(opens, territory is null ? opened : $"{opened} {t.EventInTerritory(territory.Text(language))}");
                    break;
                case BodyEventKind.Closed:
                    yield return Line(row.OnDate.AddDays(1), t.EventClosed(Formats.For(language).LongDate(row.OnDate)));
                    break;
                case BodyEventKind.Named when row.OnDate > opens:
                    yield return Line(row.OnDate, t.EventRenamed(row.Text(language), row.Acronym));
                    break;
                case BodyEventKind.Primary when row.OnDate > opens:
                    yield return Line(row.OnDate, t.EventMoved(row.Text(language)));
                    break;
                case BodyEventKind.Affiliated:
                    yield return Line(row.OnDate, t.EventAffiliated(row.Text(language)));
                    if (row.UntilDate is { } last)
                    {
                        yield return Line(last.AddDays(1), t.EventUnaffiliated(row.Text(language)));
                    }

                    break;
                case BodyEventKind.SucceededBy:
                    yield return Line(row.OnDate, t.EventSucceededBy) with { Other = (row.Code, row.Text(language), row.OnDate) };
                    break;
                case BodyEventKind.CameFrom:
                    yield return Line(row.OnDate, t.EventCameFrom) with { Other = (row.Code, row.Text(language), row.OnDate.AddDays(-1)) };
                    break;
            }
        }

        BodyEvent Line(DateOnly on, string text) => new(on, text, null, acts[on].FirstOrDefault() is { InstrumentNumber: { } number, InstrumentDate: { } signed }
            ? t.EventInstrument(number, Formats.Date(signed))
            : null);
    }

    private static string Sentence(
        StructureChangeKind kind, List<string> closed, List<string> opened, List<string> changed, List<string> successors, Language language)
    {
        var t = StructureTexts.For(language);
        return kind switch
        {
            StructureChangeKind.Open => t.SentenceOpen(Join(opened)),
            StructureChangeKind.Close => t.SentenceClose(Join(closed)),
            StructureChangeKind.Merge when opened.Count > 0 => t.SentenceMerge(Join(closed), Join(opened)),
            StructureChangeKind.Merge => t.SentenceTakeOver(Join(successors), Join(closed)),
            StructureChangeKind.Split when closed.Count > 0 => t.SentenceSplit(Join(closed), Join([.. opened, .. successors])),
            StructureChangeKind.Split => t.SentenceSplitOff(Join([.. opened, .. successors]), Join(changed)),
            StructureChangeKind.Rename => t.SentenceRename(Join(changed)),
            StructureChangeKind.Move => t.SentenceMove(Join(changed)),
            StructureChangeKind.Affiliate => t.SentenceAffiliate(Join(changed)),
            _ => t.SentenceEndAffiliation(Join(changed)),
        };

        string Join(List<string> names) => names.Count switch
        {
            0 => "–",
            1 => names[0],
            _ => t.And(string.Join(", ", names.Take(names.Count - 1)), names[^1]),
        };
    }
}

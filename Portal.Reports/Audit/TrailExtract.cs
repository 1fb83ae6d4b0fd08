using Portal.Data;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;
using ExcelChart = Portal.Reports.Engine.Excel.Chart;
using PdfAnchor = Portal.Reports.Engine.Pdf.TextAnchor;

namespace Portal.Reports.Audit;

/// <summary>What an extract of the trail is made of. The events are read as the document is written.</summary>
public sealed record TrailData
{
    /// <summary>Both days included.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }
    public required IReadOnlyList<AuditCountRow> Counts { get; init; }

    /// <summary>The first event of the whole trail that does not fit the chain; null: it is intact.</summary>
    public required long? FirstBreak { get; init; }

    /// <summary>What a kind of action is called in the document's language.</summary>
    public required Func<string, string> ActionName { get; init; }

    /// <summary>The earliest first.</summary>
    public required Func<IAsyncEnumerable<AuditEventRow>> Events { get; init; }

    internal long Total => Counts.Sum(row => row.Events);
}

/// <summary>The audit trail between two days: when, who, what, about what, before and after; and whether the chain holds.</summary>
public static class TrailExtract
{
    /// <summary>A workbook of more events would have more values than a sheet has rows.</summary>
    public const int MostInWorkbook = 100_000;

    /// <summary>More values of one event than this stand in the workbook only.</summary>
    private const int MostLines = 24;

    /// <summary>Writes the extract as a tagged PDF.</summary>
    public static Task WritePdfAsync(TrailData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f) = (TrailTexts.For(frame.Language), frame.Format);
        var report = frame.Report(landscape: true)
            .KeyFigures(
                new KeyFigure(t.Events, f.Whole(data.Total), Range(t, f, data)),
                new KeyFigure(t.Actors, f.Whole(data.Counts.Select(row => row.ActorId).Distinct().Count()), t.ActorsNote),
                new KeyFigure(t.Actions, f.Whole(data.Counts.Select(row => row.Action).Distinct().Count())),
                new KeyFigure(t.Chain, data.FirstBreak is null ? t.Intact : t.Broken, data.FirstBreak is { } at ? t.BrokenAt(f.Whole(at)) : t.IntactNote))
            .Heading(1, t.Integrity)
            .Note(data.FirstBreak is { } sequence ? t.BrokenText(f.Whole(sequence)) : t.IntactText);
        if (Drawing(data, t, f, frame.Language) is { } drawing)
        {
            report.Heading(1, t.ByAction).Chart(drawing, PdfCharts.Landscape);
        }

        report
            .Heading(1, t.ByActor)
            .Table(ActorTable(t, f, data), data.Counts)
            .Heading(1, t.List)
            .Table(EventTable(t, f, frame.Language, data), data.Events())
            .Definitions(frame, Definitions(t));
        frame.AddOrigin(report);
        return report.WriteAsync(output, cancel);
    }

    /// <summary>Writes the extract as a workbook: a summary, the events, their values before and after, definitions, provenance.</summary>
    public static Task WriteExcelAsync(TrailData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, language) = (TrailTexts.For(frame.Language), frame.Format, frame.Language);
        var workbook = frame.Workbook();
        var summary = workbook.AddSheet(t.Summary, new SheetOptions { OnePage = true })
            .Title(frame.Title, frame.Subject)
            .Facts(
            [
                new Fact(t.Events, (long?)data.Total),
                new Fact(t.Actors, (long?)data.Counts.Select(row => row.ActorId).Distinct().Count()),
                new Fact(t.Chain, data.FirstBreak is { } at ? t.BrokenAt(f.Whole(at)) : t.Intact),
            ]);
        var actions = summary.Table(t.ByAction, new Columns<(string Name, long Events)>()
            .Text(t.Action, 44, row => row.Name)
            .Whole(t.Events, row => row.Events), Actions(data), new TableOptions { Filter = false });
        if (data.Total > 0)
        {
            summary.Chart(new ExcelChart
            {
                Kind = ChartKind.Bars,
                Title = t.ByAction,
                AltText = t.ByActionChart,
                Table = actions,
                Category = actions.Headers[0],
                Series = [actions.Headers[1]],
            });
        }

        workbook.AddSheet(t.Events).Table(t.Events, new Columns<AuditEventRow>()
            .Whole(t.Number, row => row.Sequence, 10)
            .Moment(t.When, row => (DateTime?)PortalTime.Local(row.AtUtc))
            .Text(t.Who, 44, row => row.ActorName)
            .Text(t.Identity, 28, row => row.ActorId)
            .Text(t.Action, 28, row => data.ActionName(row.Action))
            .Text(t.Subject, 34, row => row.Subject)
            .Text(t.Body, 14, row => row.BodyCode)
            .Whole(t.Values, row => (long?)AuditChange.Of(row.Detail).Count, 10)
            .Text(t.Hash, 68, row => row.Hash), data.Events(), new TableOptions { FrozenColumns = 2, Description = frame.Title });
        workbook.AddSheet(t.Values).Table(t.Values, new Columns<(AuditEventRow Event, AuditChange Change)>()
            .Whole(t.Number, row => row.Event.Sequence, 10)
            .Moment(t.When, row => (DateTime?)PortalTime.Local(row.Event.AtUtc))
            .Text(t.Who, 44, row => row.Event.ActorName)
            .Text(t.Action, 28, row => data.ActionName(row.Event.Action))
            .Text(t.Subject, 34, row => row.Event.Subject)
            .Text(t.Field, 26, row => TrailFields.Name(row.Change, language))
            .Text(t.Before, 44, row => TrailFields.Before(row.Change, language), wrap: true)
            .Text(t.After, 44, row => TrailFields.After(row.Change, language), wrap: true), Changes(data), new TableOptions { FrozenColumns = 2, Description = t.ValuesMeaning });
        frame.AddDefinitions(workbook, Definitions(t));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    private static async IAsyncEnumerable<(AuditEventRow Event, AuditChange Change)> Changes(TrailData data)
    {
        await foreach (var row in data.Events())
        {
            foreach (var change in AuditChange.Of(row.Detail))
            {
                yield return (row, change);
            }
        }
    }

    private static string Range(TrailTexts t, Formats f, TrailData data) => data.Counts.Count == 0
        ? ""
        : t.Range(f.Whole(data.Counts.Min(row => row.FirstSequence)), f.Whole(data.Counts.Max(row => row.LastSequence)));

    /// <summary>The most frequent first.</summary>
    private static IEnumerable<(string Name, long Events)> Actions(TrailData data) => data.Counts
        .GroupBy(row => data.ActionName(row.Action))
        .Select(action => (Name: action.Key, Events: action.Sum(row => row.Events)))
        .OrderByDescending(action => action.Events).ThenBy(action => action.Name, StringComparer.Ordinal);

    private static Drawing? Drawing(TrailData data, TrailTexts t, Formats f, Language language)
    {
        var actions = Actions(data).ToList();
        return actions.Count == 0 ? null : ChartLayout.Draw(new BarChart
        {
            Title = t.NumberOfEvents,
            Description = string.Join(" ", actions.Select(action => t.ActionLine(action.Name, f.Whole(action.Events)))),
            NameHeader = t.Action,
            ValueHeader = t.Events,
            Format = number => f.Number(number),
            Words = ChartTexts.Words(language),
            Width = 1000,
            Bars = [.. actions.Select(action => new Bar(action.Name, action.Events))],
        });
    }

    private static PdfTable<AuditCountRow> ActorTable(TrailTexts t, Formats f, TrailData data) => new()
    {
        Empty = t.Nothing,
        Columns =
        [
            new(t.Who, row => row.ActorName) { Weight = 3, IsRowHeader = true },
            new(t.Identity, row => row.ActorId) { Weight = 2, Style = _ => CellStyle.Muted },
            new(t.Action, row => data.ActionName(row.Action)) { Weight = 2.4 },
            new(t.Events, row => f.Whole(row.Events)) { Weight = 1, Align = PdfAnchor.End },
        ],
    };

    private static PdfTable<AuditEventRow> EventTable(TrailTexts t, Formats f, Language language, TrailData data) => new()
    {
        Empty = t.Nothing,
        Columns =
        [
            new(t.Number, row => f.Whole(row.Sequence)) { Weight = 0.8, Align = PdfAnchor.End, IsRowHeader = true },
            new(t.When, row => f.DateAndTime(row.AtUtc)) { Weight = 1.35 },
            new(t.Who, row => row.ActorName) { Weight = 2 },
            new(t.What, row => data.ActionName(row.Action)) { Weight = 1.6 },
            new(t.About, row => row.BodyCode.Length == 0 ? row.Subject : $"{row.Subject}, {row.BodyCode}") { Weight = 1.9 },
            new(t.Values, row => Lines(t, row, language)) { Weight = 4.2 },
        ],
    };

    private static string Lines(TrailTexts t, AuditEventRow row, Language language)
    {
        var changes = AuditChange.Of(row.Detail);
        var lines = changes.Take(MostLines).Select(change => TrailFields.Line(change, language));
        return string.Join("\n", changes.Count > MostLines ? lines.Append(t.MoreValues(changes.Count - MostLines)) : lines);
    }

    private static IReadOnlyList<Definition> Definitions(TrailTexts t) =>
    [
        new Definition { Term = t.Event, Meaning = t.EventMeaning },
        new Definition { Term = t.Values, Meaning = t.ValuesMeaning },
        new Definition { Term = t.Chain, Meaning = t.ChainMeaning },
        new Definition { Term = t.Who, Meaning = t.WhoMeaning },
    ];
}

using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>Lays a filing out: sections, their tables, totals and rates, and each finding where it arises.</summary>
internal sealed class SheetBuilder
{
    /// <summary>A finding marks its cells unless there are more than this: then it speaks of the table.</summary>
    private const int MostMarked = 6;

    private readonly SheetSource source;
    private readonly Language language;
    private readonly FormWords words;
    private readonly FindingWords sentences;
    private readonly FilingCells now;
    private readonly FilingCells before;
    private readonly Dictionary<CellKey, ReturnReasonRow> reasons;
    private readonly ILookup<CellKey, CommentThread> talk;
    private readonly ILookup<CellKey, (Finding Finding, IReadOnlyList<CellKey> Marked)> marks;
    private readonly List<(Finding Finding, CellKey Home, IReadOnlyList<CellKey> Marked)> findings;

    private SheetBuilder(SheetSource source, Language language)
    {
        (this.source, this.language) = (source, language);
        now = new FilingCells(source.Form, source.Answers);
        before = new FilingCells(source.Form, source.Detail.History.PreviousAnswers);
        words = new FormWords(source.Form, language);
        sentences = new FindingWords(source.Form, language, now, source.Detail.History);
        reasons = source.Reasons.GroupBy(reason => reason.Cell).ToDictionary(cell => cell.Key, cell => cell.First());
        talk = source.Detail.Comments.Where(thread => thread.IsOpen).ToLookup(thread => thread.Cell);
        findings = [.. source.Findings.Where(finding => finding is not BlankRequired).Select(finding => (finding, finding.Cells[^1], Marked(finding)))];
        marks = findings.SelectMany(one => one.Marked, (one, cell) => (cell, one)).ToLookup(one => one.cell, one => (one.one.Finding, one.one.Marked));
    }

    public static Sheet Build(SheetSource source, Language language) => new SheetBuilder(source, language).Build();

    private Sheet Build() => new([.. source.Form.Sections.Select(Section).Where(section => section.Blocks.Count > 0)]);

    private SectionView Section(FormSection section)
    {
        var indicators = source.Form.Indicators.Where(indicator => indicator.Section == section.Code).ToList();
        var lines = indicators.Where(indicator => indicator.Dimensions.Count == 0 && IsShown(indicator)).ToList();
        List<BlockView> blocks =
        [
            .. indicators.Where(indicator => indicator.Kind == IndicatorKind.Input && indicator.Dimensions.Count > 0)
                .Select(indicator => indicator.Dimensions.Count == 1 ? List(indicator) : (BlockView)Grid(indicator)),
        ];
        if (lines.Count > 0)
        {
            blocks.Add(Lines(section, lines));
        }

        return new SectionView
        {
            Section = section,
            Blocks = blocks,
            Filled = blocks.SelectMany(block => block.Cells).Count(cell => cell.Kind != AnswerKind.Blank && !cell.IsRefused),
        };
    }

    /// <summary>What is computed from figures outside the filing is no part of it.</summary>
    private bool IsShown(FormIndicator indicator) => indicator.Kind == IndicatorKind.Input
        || source.Form.Formula(indicator.Code) is { } formula && formula.Symbols().All(symbol => source.Form.KindOf(symbol.Code) != SymbolKind.External);

    private GridView Grid(FormIndicator indicator)
    {
        var columns = source.Form.CategoriesOf(indicator.Dimensions[1]);
        var rows = source.Form.CategoriesOf(indicator.Dimensions[0]).Select(row =>
        {
            var symbol = new Symbol(indicator.Code, row.Code);
            return new GridRow(
                words.Category(row),
                [.. columns.Select(column => Cell(new CellKey(indicator.Code, row.Code, column.Code)))],
                Previous(before.Of(symbol), indicator),
                words.Total(now.Of(symbol), indicator));
        }).ToList();
        return Noted(new GridView
        {
            Id = "t-" + indicator.Code,
            Indicator = indicator,
            Columns = [.. columns.Select(words.Category)],
            Rows = rows,
            Cells = [.. rows.SelectMany(row => row.Cells)],
            Totals =
            [
                .. columns.Select(column => new Symbol(indicator.Code, column.Code)).Append(new Symbol(indicator.Code))
                    .Select(symbol => (Previous(before.Of(symbol), indicator), words.Total(now.Of(symbol), indicator))),
            ],
        });
    }

    private ListView List(FormIndicator indicator)
    {
        var rule = source.Form.CompiledRules.Select(rule => rule.Comparison).FirstOrDefault(rule =>
            rule is { Operator: ComparisonOperator.Equal, Left: Symbol { Category: "" } left, Right: Symbol { Category: "" } } && left.Code == indicator.Code);
        return Noted(new ListView
        {
            Id = "t-" + indicator.Code,
            Indicator = indicator,
            Cells = [.. source.Form.Cells(indicator.Code).Select(Cell)],
            Sum = words.Total(now.Of(new Symbol(indicator.Code)), indicator),
            EqualTo = (rule?.Right as Symbol)?.Code,
            IsEqual = rule is not null && Evaluator.Decide(rule, now) is { Verdict: Verdict.Passes, Left.Kind: QuantityKind.Number },
        });
    }

    private LinesView Lines(FormSection section, IEnumerable<FormIndicator> indicators)
    {
        var lines = indicators.Select(indicator => indicator.Kind == IndicatorKind.Input
            ? new LineView(indicator, Cell(new CellKey(indicator.Code)))
            : new LineView(
                indicator, null, Previous(source.Form.Value(indicator.Code, before), indicator), words.Total(source.Form.Value(indicator.Code, now), indicator)))
            .ToList();
        return Noted(new LinesView { Id = "t-" + section.Code, Lines = lines, Cells = [.. lines.Select(line => line.Cell).OfType<CellView>()] });
    }

    private CellView Cell(CellKey key)
    {
        var answer = source.Answers.GetValueOrDefault(key);
        var history = source.Detail.History;
        var about = marks[key].ToList();
        var difference = source.Differences.GetValueOrDefault(key);
        var author = source.Detail.Cells.GetValueOrDefault(key)?.Author is { IsOnBehalf: true } centre ? centre : null;
        return new CellView(words, key, answer, history.Previous(key), history.YearBefore(key))
        {
            Typed = source.Typed.GetValueOrDefault(key),
            PreviousBreak = history.PreviousBreak(source.Form, key.Indicator),
            YearBreak = history.YearBreak(source.Form, key.Indicator),
            IsRefused = source.Refused.ContainsKey(key),
            IsError = about.Exists(one => one.Finding.Blocks),
            IsQuestioned = about.Exists(one => one.Finding.NeedsExplanation && !source.Detail.Explanations.ContainsKey(one.Finding.Key)),
            IsUnusual = about.Exists(one => one.Finding.NeedsExplanation),
            Decimals = source.Form.Indicator(key.Indicator).Decimals,
            OnBehalf = author,
            Talk = talk.Contains(key) ? [.. talk[key]] : [],
            Pin = reasons.GetValueOrDefault(key)?.Number,
            Before = difference is null ? null : words.Answer(difference.Before),
            DescribedBy = DescribedBy(key, about.Select(one => one.Finding.Key), author is not null),
        };
    }

    /// <summary>A total of the period before, with the sign of a break where it does not compare.</summary>
    private TotalView Previous(Quantity quantity, FormIndicator indicator)
    {
        var total = words.Total(quantity, indicator);
        return total with { Text = FormWords.Signed(total.Text, source.Detail.History.PreviousBreak(source.Form, indicator.Code)) };
    }

    private string? DescribedBy(CellKey key, IEnumerable<string> findingKeys, bool isOnBehalf)
    {
        List<string> ids = [.. findingKeys.Select(Anchors.Finding)];
        if (source.Refused.ContainsKey(key))
        {
            ids.Add("e-" + Anchors.Cell(key));
        }

        if (reasons.ContainsKey(key))
        {
            ids.Add("r-" + Anchors.Cell(key));
        }

        if (isOnBehalf)
        {
            ids.Add("b-" + Anchors.Cell(key));
        }

        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    /// <summary>The cells to mark: those of the table where the finding is told, when they are few.</summary>
    private List<CellKey> Marked(Finding finding)
    {
        var home = finding.Cells[^1];
        var near = finding.Cells.Where(cell => cell.Indicator == home.Indicator || (cell.Category1.Length == 0 && home.Category1.Length == 0
            && source.Form.Indicator(cell.Indicator).Section == source.Form.Indicator(home.Indicator).Section)).ToList();
        return near.Count <= MostMarked ? near : [];
    }

    private T Noted<T>(T block) where T : BlockView
    {
        var keys = block.Cells.ToDictionary(cell => cell.Key);
        var own = findings.Where(one => keys.ContainsKey(one.Home)).Select(View).ToList();
        return block with
        {
            Breaks = [.. Interrupted(block).Select(at => at.Sentence(source.Form, language))],
            Errors = [.. own.Where(finding => finding.Severity == FindingSeverity.Error)],
            Questions = [.. own.Where(finding => finding.Severity != FindingSeverity.Error)],
            Refusals =
            [
                .. block.Cells.Where(cell => cell.IsRefused)
                    .Select(cell => new RefusalView(cell, sentences.Refusal(source.Refused[cell.Key], FindingWords.Cut(cell.Text)))),
            ],
            Reasons =
            [
                .. source.Reasons.Where(reason => keys.ContainsKey(reason.Cell))
                    .Select(reason => new ReasonView(reason.Number, keys[reason.Cell], reason.Reason)),
            ],
        };
    }

    /// <summary>What keeps the figures beside a table's from being compared with them.</summary>
    private IEnumerable<SeriesBreak> Interrupted(BlockView block) => (block is LinesView lines ? lines.Lines.Select(line => line.Indicator.Code) : block.Cells.Select(cell => cell.Key.Indicator))
        .Distinct()
        .Select(indicator => block is LinesView ? source.Detail.History.YearBreak(source.Form, indicator) : source.Detail.History.PreviousBreak(source.Form, indicator))
        .OfType<SeriesBreak>().DistinctBy(at => (at.Code, at.FromSequence));

    private FindingView View((Finding Finding, CellKey Home, IReadOnlyList<CellKey> Marked) one)
    {
        var key = one.Finding.Key;
        var explanation = source.Detail.Explanations.GetValueOrDefault(key);
        var text = source.TypedExplanations.GetValueOrDefault(key) ?? explanation?.Explanation ?? "";
        return new FindingView
        {
            Key = key,
            Severity = one.Finding.Severity,
            Title = sentences.Title(one.Finding),
            Detail = sentences.Detail(one.Finding),
            Marked = one.Marked,
            Explanation = explanation,
            Text = text,
            Theirs = source.TheirExplanations.GetValueOrDefault(key),
            IsTooLong = text.Length > FilingCommands.TextLength,
        };
    }
}

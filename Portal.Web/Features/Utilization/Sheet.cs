using System.Globalization;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>A cell as a page shows it. Its texts are made when they are asked for: after a save, few of a sheet's are.</summary>
public sealed record CellView(FormWords Words, CellKey Key, Answer Answer, Answer? PreviousAnswer, Answer? AnswerYearBefore)
{
    /// <summary>Within its indicator: <c>Téléconsultation, visioconférence</c>; the indicator's name where it has no breakdown.</summary>
    public string Label => Words.Label(Key);

    /// <summary>What was typed, where that is shown instead of what is stored.</summary>
    public string? Typed { get; init; }

    /// <summary>What the field holds, or what is read where nothing is entered.</summary>
    public string Text => Typed ?? Words.Written(Answer);

    public AnswerKind Kind => Answer.Kind;

    /// <summary>The period before; a dash where nothing counts.</summary>
    public string Previous => FormWords.Signed(Words.Answer(PreviousAnswer), PreviousBreak);

    /// <summary>The same period a year before; a dash where nothing counts.</summary>
    public string YearBefore => FormWords.Signed(Words.Answer(AnswerYearBefore), YearBreak);

    /// <summary>From the period before, in per cent; empty where it cannot be said.</summary>
    public string Change => PreviousBreak is null ? Words.Change(PreviousAnswer, Answer) : "";

    /// <summary>What interrupts the series since the period before, and since the same one a year before; null where they compare.</summary>
    public SeriesBreak? PreviousBreak { get; init; }
    public SeriesBreak? YearBreak { get; init; }

    /// <summary>What was typed is no answer.</summary>
    public bool IsRefused { get; init; }

    /// <summary>A rule that does not hold speaks of it.</summary>
    public bool IsError { get; init; }

    /// <summary>It waits for an explanation.</summary>
    public bool IsQuestioned { get; init; }

    /// <summary>It is unusual, explained or not.</summary>
    public bool IsUnusual { get; init; }

    /// <summary>The number of the reason for which it was returned.</summary>
    public int? Pin { get; init; }

    /// <summary>The centre that filled it in for the establishment; null when the establishment did.</summary>
    public CellAuthor? OnBehalf { get; init; }

    /// <summary>What is said about it and not settled.</summary>
    public IReadOnlyList<CommentThread> Talk { get; init; } = [];

    /// <summary>What the returned revision held, where this one differs.</summary>
    public string? Before { get; init; }

    /// <summary>Ids of what is said about it elsewhere on the page, separated by spaces.</summary>
    public string? DescribedBy { get; init; }

    public string Id => Anchors.Cell(Key);

    public string Name => Key.ToString();

    /// <summary>Decimals that its unit has.</summary>
    public int Decimals { get; init; }

    /// <summary>What <see cref="Change"/> is counted from, for a script; null where there is none.</summary>
    public string? ChangesFrom => PreviousBreak is null && PreviousAnswer?.Amount is { } amount && amount != 0 ? amount.ToString("0.##", CultureInfo.InvariantCulture) : null;

    /// <summary>The class of its field.</summary>
    public string Css => this switch
    {
        { IsRefused: true } or { IsError: true } => "is-error",
        { IsQuestioned: true } => "is-warn",
        { Kind: AnswerKind.NotApplicable or AnswerKind.Masked } => "is-so",
        { Kind: AnswerKind.NotAvailable } => "is-nd",
        { Kind: AnswerKind.Blank } => "is-blank",
        _ => "is-num",
    };
}

/// <summary>A total or a rate: a text, and whether answers are missing from it.</summary>
public readonly record struct TotalView(string Text, bool IsPartial);

/// <summary>What a check says, at the place where it arises.</summary>
public sealed record FindingView
{
    public required string Key { get; init; }
    public required FindingSeverity Severity { get; init; }
    public required string Title { get; init; }
    public required string Detail { get; init; }

    /// <summary>The cells that are marked for it: none where it speaks of a whole table.</summary>
    public required IReadOnlyList<CellKey> Marked { get; init; }
    public ExplanationRow? Explanation { get; init; }

    /// <summary>What the field of the explanation holds.</summary>
    public required string Text { get; init; }

    /// <summary>Somebody else's explanation, saved while this one was typed.</summary>
    public string? Theirs { get; init; }
    public bool IsTooLong { get; init; }

    public string Id => Anchors.Finding(Key);

    public bool IsExplained => Explanation is not null;
}

/// <summary>A refused text, told at its cell.</summary>
public sealed record RefusalView(CellView Cell, string Message);

/// <summary>A reason of the return, told at its cell.</summary>
public sealed record ReasonView(int Number, CellView Cell, string Reason)
{
    public string Id => $"r-{Cell.Id}";
}

/// <summary>What belongs together in a section: a table of its own, with what is said about it.</summary>
public abstract record BlockView
{
    public required string Id { get; init; }
    public required IReadOnlyList<CellView> Cells { get; init; }
    public IReadOnlyList<FindingView> Errors { get; init; } = [];
    public IReadOnlyList<FindingView> Questions { get; init; } = [];
    public IReadOnlyList<RefusalView> Refusals { get; init; } = [];
    public IReadOnlyList<ReasonView> Reasons { get; init; } = [];

    /// <summary>Why figures of other periods beside these bear the sign of a break.</summary>
    public IReadOnlyList<string> Breaks { get; init; } = [];
}

/// <summary>An indicator along two dimensions.</summary>
public sealed record GridView : BlockView
{
    public required FormIndicator Indicator { get; init; }
    public required IReadOnlyList<string> Columns { get; init; }
    public required IReadOnlyList<GridRow> Rows { get; init; }

    /// <summary>The columns' totals, then the whole: the period before, then this one.</summary>
    public required IReadOnlyList<(TotalView Previous, TotalView Now)> Totals { get; init; }
}

public sealed record GridRow(string Name, IReadOnlyList<CellView> Cells, TotalView Previous, TotalView Now);

/// <summary>An indicator along one dimension, with its sum.</summary>
/// <remarks><see cref="EqualTo"/> is the indicator whose total it must equal, if a rule says so.</remarks>
public sealed record ListView : BlockView
{
    public required FormIndicator Indicator { get; init; }
    public required TotalView Sum { get; init; }
    public string? EqualTo { get; init; }
    public bool IsEqual { get; init; }
}

/// <summary>Indicators without breakdown, and what is computed from the section.</summary>
public sealed record LinesView : BlockView
{
    public required IReadOnlyList<LineView> Lines { get; init; }
}

/// <summary>An answer, or a rate; exactly one of <see cref="Cell"/> and <see cref="Now"/> is there.</summary>
public sealed record LineView(FormIndicator Indicator, CellView? Cell, TotalView? Previous = null, TotalView? Now = null);

public sealed record SectionView
{
    public required FormSection Section { get; init; }
    public required IReadOnlyList<BlockView> Blocks { get; init; }

    /// <summary>Cells with an answer.</summary>
    public required int Filled { get; init; }

    public int Count => Blocks.Sum(block => block.Cells.Count);

    public int Blanks => Count - Filled;

    public int Errors => Blocks.Sum(block => block.Errors.Count + block.Refusals.Count);

    public int ToExplain => Blocks.Sum(block => block.Questions.Count(question => !question.IsExplained));

    public string Id => Anchors.Section(Section.Code);
}

/// <summary>A form filled in, section by section.</summary>
public sealed record Sheet(IReadOnlyList<SectionView> Sections)
{
    public IEnumerable<BlockView> Blocks => Sections.SelectMany(section => section.Blocks);

    public int Filled => Sections.Sum(section => section.Filled);

    public int Count => Sections.Sum(section => section.Count);

    public int Blanks => Count - Filled;

    public int Errors => Sections.Sum(section => section.Errors);

    public int ToExplain => Sections.Sum(section => section.ToExplain);

    /// <summary>The first cell without answer, and its section.</summary>
    public (SectionView Section, CellView Cell)? FirstBlank => Sections
        .SelectMany(section => section.Blocks.SelectMany(block => block.Cells), (section, cell) => (Section: section, Cell: cell))
        .Where(one => one.Cell is { Kind: AnswerKind.Blank, IsRefused: false })
        .Select(one => ((SectionView, CellView)?)one).FirstOrDefault();

    /// <summary>What a centre filled in, by who did, the latest first.</summary>
    public IReadOnlyList<IGrouping<string, CellView>> OnBehalf =>
        [.. Blocks.SelectMany(block => block.Cells).Where(cell => cell.OnBehalf is not null).OrderByDescending(cell => cell.OnBehalf!.AtUtc).GroupBy(cell => cell.OnBehalf!.Name, StringComparer.Ordinal)];

    public CellView? Find(CellKey key) => Blocks.SelectMany(block => block.Cells).FirstOrDefault(cell => cell.Key == key);
}

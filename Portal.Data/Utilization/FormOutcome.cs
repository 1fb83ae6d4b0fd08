using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>An indicator as the Ministry writes it, new or a version that follows another.</summary>
public sealed record IndicatorInput
{
    /// <summary>A capital letter, then at most nineteen capitals, digits and underscores.</summary>
    public required string Code { get; init; }
    public required string Section { get; init; }
    public IndicatorKind Kind { get; init; }

    /// <summary>One of <see cref="Units.All"/>.</summary>
    public required string Unit { get; init; }

    /// <summary>Of an input; what is computed comes to a ratio of summed parts.</summary>
    public OverTime OverTime { get; init; }

    /// <summary>None, one or two dimensions of the form: empty, <c>programme</c>, <c>activity×channel</c>.</summary>
    public string Breakdown { get; init; } = "";
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public string DefinitionFr { get; init; } = "";
    public string DefinitionEn { get; init; } = "";

    /// <summary>Of what is computed.</summary>
    public string Formula { get; init; } = "";

    /// <summary>An establishment may leave it blank.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Figures under this version are not comparable with those before; of no meaning for a new indicator.</summary>
    public bool IsBreak { get; init; }

    /// <summary>Why the version before is changed.</summary>
    public string ReasonFr { get; init; } = "";
    public string ReasonEn { get; init; } = "";
}

public enum FormProblem
{
    /// <summary>The form is written by the Ministry.</summary>
    NotAllowed,
    NotFound,

    /// <summary>Somebody changed the form after the page was shown.</summary>
    Stale,
    UnknownPeriod,

    /// <summary>The period, or one after it, is opened: its form is fixed.</summary>
    PeriodOpened,

    /// <summary>A version begins after the period already.</summary>
    LaterVersion,

    /// <summary>Ends already, by then.</summary>
    AlreadyEnded,

    /// <summary>Nothing of it is still to come.</summary>
    NothingPlanned,
    CodeMalformed,
    CodeTaken,
    TextMissing,
    TextTooLong,
    UnknownSection,
    UnknownUnit,

    /// <summary>More than two dimensions, one twice, or one that the form does not have then; or what is computed is broken down.</summary>
    UnknownBreakdown,

    /// <summary>What is answered stays answered, what is computed stays computed: another indicator takes another code.</summary>
    KindFixed,

    /// <summary>How several periods are put together: what is answered is no ratio.</summary>
    OverTimeUnfit,
    FormulaUnreadable,

    /// <summary>The version says the same as the one before.</summary>
    Unchanged,

    /// <summary>A formula or a rule could no longer be read: <see cref="FormOutcome.Consequences"/>.</summary>
    WouldNotCompile,

    /// <summary>The first of its section is not moved up, nor the last down.</summary>
    NoPlace,

    /// <summary>The only category of a dimension that is asked.</summary>
    LastCategory,
}

/// <summary>A formula or a side of a rule that a change would make unreadable.</summary>
/// <param name="FromSequence">The first period in whose form it could not be read.</param>
/// <param name="Fault">By the code of the derived indicator or the rule, with the place in <paramref name="Text"/>.</param>
/// <param name="Text">The formula, or the side.</param>
public sealed record FormConsequence(int FromSequence, FormFault Fault, string Text);

/// <summary>What came of a change of the form: done, or the problem, and then nothing was written.</summary>
public sealed record FormOutcome
{
    public FormProblem? Problem { get; init; }

    /// <summary>The name of the property of <see cref="IndicatorInput"/> that is at fault; empty where it is the whole.</summary>
    public string Field { get; init; } = "";

    /// <summary>Where the formula cannot be read.</summary>
    public ExpressionError? Error { get; init; }
    public IReadOnlyList<FormConsequence> Consequences { get; init; } = [];

    /// <summary>Of the form, now.</summary>
    public int Revision { get; init; }

    public bool Succeeded => Problem is null;
}

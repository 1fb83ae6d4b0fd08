namespace Portal.Data.Utilization;

public enum FindingSeverity
{
    /// <summary>Blocks the submission.</summary>
    Error,

    /// <summary>Needs an explanation, which travels with the filing.</summary>
    Warning,

    /// <summary>As a warning, raised by the establishment's own history instead of a rule.</summary>
    Prompt,
}

/// <summary>
/// What a check has to say about a filing. The key is the same as long as the matter is: explanations are kept by it.
/// </summary>
public abstract record Finding(string Key, FindingSeverity Severity, IReadOnlyList<CellKey> Cells)
{
    public bool Blocks => Severity == FindingSeverity.Error;
    public bool NeedsExplanation => !Blocks;
}

/// <summary>A cell of the form has no answer; key <c>blank:PROG.mental</c>.</summary>
public sealed record BlankRequired(CellKey Cell) : Finding($"blank:{Cell}", FindingSeverity.Error, [Cell]);

/// <summary>A rule does not hold; its code is the key. Not applicable stands as 0 in the sides.</summary>
public sealed record RuleFailed(FormRule Rule, decimal Left, decimal Right, IReadOnlyList<CellKey> Cells)
    : Finding(Rule.Code, Rule.Severity, Cells)
{
    /// <summary>Left − right.</summary>
    public decimal Difference => Left - Right;
}

/// <summary>
/// A number far from the establishment's own; key <c>outlier:SESS.consult.phone</c>. <paramref name="Low"/> and
/// <paramref name="High"/> are the outermost values, in the unit's precision, that would have raised nothing.
/// </summary>
public sealed record Outlier(CellKey Cell, decimal Amount, decimal Median, decimal Low, decimal High)
    : Finding($"outlier:{Cell}", FindingSeverity.Prompt, [Cell]);

/// <summary>No activity, or none known, where there always was some; key <c>zero:DONE</c>.</summary>
public sealed record ZeroAfterActivity(CellKey Cell, Answer Answer, decimal Median)
    : Finding($"zero:{Cell}", FindingSeverity.Prompt, [Cell]);

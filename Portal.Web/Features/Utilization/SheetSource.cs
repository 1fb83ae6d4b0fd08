using System.Collections.ObjectModel;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>What a sheet is made of: a filing as it is stored, or as it was just typed.</summary>
public sealed record SheetSource
{
    public required Form Form { get; init; }
    public required FilingDetail Detail { get; init; }

    /// <summary>What the totals and the checks are computed from.</summary>
    public required IReadOnlyDictionary<CellKey, Answer> Answers { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Fields that show what was typed instead of what is stored.</summary>
    public IReadOnlyDictionary<CellKey, string> Typed { get; init; } = ReadOnlyDictionary<CellKey, string>.Empty;
    public IReadOnlyDictionary<CellKey, AnswerProblem> Refused { get; init; } = ReadOnlyDictionary<CellKey, AnswerProblem>.Empty;
    public IReadOnlyDictionary<string, string> TypedExplanations { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Explanations that somebody else saved meanwhile, by finding.</summary>
    public IReadOnlyDictionary<string, string> TheirExplanations { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Cells that were returned: while they are answered, they alone are marked.</summary>
    public IReadOnlyList<ReturnReasonRow> Reasons { get; init; } = [];

    public IReadOnlyDictionary<CellKey, CellDifference> Differences { get; init; } = ReadOnlyDictionary<CellKey, CellDifference>.Empty;

    /// <summary>As it is stored.</summary>
    public static SheetSource Of(Form form, FilingDetail detail) => new()
    {
        Form = form,
        Detail = detail,
        Answers = detail.Answers,
        Findings = detail.Findings(form),
    };

    /// <summary>As it was typed, over what the page had shown; what cannot be read counts as missing.</summary>
    public static SheetSource Of(Form form, FilingDetail detail, FilingEntry entry)
    {
        var answers = form.RequiredCells.Where(cell => !entry.Refused.ContainsKey(cell))
            .ToDictionary(cell => cell, cell => entry.Answers.TryGetValue(cell, out var typed) ? typed : entry.Seen.Cell(cell).Answer);
        return new SheetSource
        {
            Form = form,
            Detail = detail,
            Answers = answers,
            Findings = FilingValidation.Validate(form, answers, detail.History.Prompts(form)),
            Typed = entry.Typed,
            Refused = entry.Refused,
            TypedExplanations = entry.Explanations,
        };
    }
}

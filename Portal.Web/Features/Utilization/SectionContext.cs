using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>A section and what its tables need to know of the filing.</summary>
/// <param name="IsEditable">Cells are fields; otherwise they are read.</param>
public sealed record SectionContext(SectionView Section, FormWords Words, FilingRow Filing, bool IsEditable)
{
    /// <summary>Explanations stand in the section; not where the page has told them already.</summary>
    public bool WithExplanations { get; init; } = true;

    public string Current => PeriodNames.Of(Filing.Number);

    public string Previous => PeriodNames.Of(Filing.Number == 1 ? CellHistory.PeriodsOfYear : Filing.Number - 1);
}

/// <summary>What a centre filled in for the establishment.</summary>
/// <param name="IsOwn">The reader certifies it.</param>
public sealed record OnBehalfContext(Sheet Sheet, FormWords Words, bool IsOwn);

/// <summary>What needs an explanation in a table.</summary>
public sealed record QuestionsContext(IReadOnlyList<FindingView> Questions, bool IsEditable);

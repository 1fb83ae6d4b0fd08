using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>What the page of a filing has to say about the step that was just taken.</summary>
public enum FilingNews
{
    None,

    /// <summary>Some of what was typed is no answer: nothing was saved.</summary>
    Refused,

    /// <summary>Somebody else changed the same cells or explanations: both versions are shown.</summary>
    Contested,

    /// <summary>The filing had moved on since the page was shown; what was typed is saved, nothing was submitted.</summary>
    Moved,

    /// <summary>The filing can no longer be changed: nothing was saved.</summary>
    Closed,

    /// <summary>Checks stand in the way of the submission; what was typed is saved.</summary>
    NotReady,
}

/// <summary>A cell with two versions, and what each says.</summary>
public sealed record ContestedCell(CellKey Key, string Label, string Theirs, string Mine);

/// <summary>What was typed into a cell and could not be saved any more.</summary>
public sealed record UnsavedCell(string Label, string Text);

/// <summary>A filing's page: filled in by those who may while it is open, read by everyone else in scope.</summary>
public sealed record FilingModel
{
    public required FilingDetail Detail { get; init; }
    public required Form Form { get; init; }
    public required Sheet Sheet { get; init; }
    public required FormWords Words { get; init; }

    /// <summary>The caller may change cells now.</summary>
    public required bool IsEditable { get; init; }
    public required bool MaySubmit { get; init; }

    /// <summary>What the form brings back; see <see cref="SeenCells"/>. Empty where nothing can be entered.</summary>
    public required string Seen { get; init; }
    public FilingNews News { get; init; }
    public IReadOnlyList<ContestedCell> Contested { get; init; } = [];
    public IReadOnlyList<UnsavedCell> Unsaved { get; init; } = [];

    /// <summary>Cells that others changed since the page was shown, by label.</summary>
    public IReadOnlyList<CellView> ChangedMeanwhile { get; init; } = [];

    /// <summary>Its sections as they were written.</summary>
    public KeptMarkup Markup { get; } = new();

    public FilingRow Filing => Detail.Filing;

    /// <summary>The return that is being answered; null when none is.</summary>
    public TransitionRow? Return => ReturnOf(Detail);

    public static async Task<(Form Form, FilingDetail Detail)?> ReadAsync(
        IReadSession session, AccessScope scope, DateOnly today, FormCache forms, string establishment, string period) =>
        await FilingQueries.DetailAsync(session, scope, today, establishment, period) is { } detail
            ? (await forms.GetAsync(session, detail.Filing.FormCode, detail.Filing.Sequence, detail.Filing.FormRevision), detail)
            : null;

    /// <summary>
    /// As it is stored. What it was made into is found again for as long as what it was read into is: whoever opens the page after a save
    /// gets the sheet that the save made.
    /// </summary>
    public static FilingModel Of(PortalContext portal, Form form, FilingDetail detail) => Made.GetOrCreateValue(detail)
        .GetOrAdd((portal.Language, portal.Today, portal.Scope.Persona), _ => Of(portal, form, detail, SheetSource.Of(form, detail)));

    /// <summary>As <paramref name="source"/> has it.</summary>
    public static FilingModel Of(PortalContext portal, Form form, FilingDetail detail, SheetSource source)
    {
        var (scope, isOpen) = (portal.Scope, detail.Filing.IsOpenOn(portal.Today));
        var isEditable = isOpen && scope.MayEditFilings;
        var reasons = ReturnOf(detail) is null ? [] : detail.ReturnReasons;
        return new FilingModel
        {
            Detail = detail,
            Form = form,
            Sheet = SheetBuilder.Build(source with { Reasons = reasons }, portal.Language),
            Words = new FormWords(form, portal.Language),
            IsEditable = isEditable,
            MaySubmit = isOpen && scope.MaySubmitFilings,
            Seen = isEditable ? SeenCells.Of(form, detail).ToString() : "",
        };
    }

    /// <summary>Everything that a model depends on besides what was read.</summary>
    private static readonly ConditionalWeakTable<FilingDetail, ConcurrentDictionary<(Language Language, DateOnly Today, Persona Persona), FilingModel>> Made = new();

    /// <summary>While it is returned, and while the draft is filled in that answers the return.</summary>
    private static TransitionRow? ReturnOf(FilingDetail detail) => (detail.Filing.Status, detail.LastReturn) switch
    {
        (FilingStatus.Returned, { } last) => last,
        (FilingStatus.Draft, { } last) when last.Revision == detail.Filing.Revision - 1 => last,
        _ => null,
    };
}

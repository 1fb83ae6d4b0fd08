using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>What somebody types about a cell, or in answer to a thread.</summary>
public sealed record CommentForm
{
    public string? Cell { get; init; }
    public string? Comment { get; init; }
    public int? Thread { get; init; }

    /// <summary>The id of the field: each thread has its own.</summary>
    public string TextId => TextOf(Thread);

    public static string TextOf(int? thread) => thread is null ? "comment" : $"comment-{thread}";
}

/// <summary>A thread as it is shown: its cell, and what stands in it now.</summary>
public sealed record ThreadView(CommentThread Thread, string Label, string Answer)
{
    public string Id => Anchors.Comment(Thread.Id);
}

/// <summary>Everything that was said about the cells of a filing.</summary>
public sealed record CommentsPage
{
    public required FilingRow Filing { get; init; }
    public required Form Form { get; init; }
    public required FormWords Words { get; init; }

    /// <summary>The earliest first.</summary>
    public required IReadOnlyList<ThreadView> Open { get; init; }
    public required IReadOnlyList<ThreadView> Settled { get; init; }
    public required bool MaySay { get; init; }
    public required CommentForm Typed { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>Seven statements, when the form is at hand. Null when there is no such filing in scope.</summary>
    public static async Task<CommentsPage?> LoadAsync(
        IReadSession session, PortalContext portal, FormCache forms, string establishment, string period, CommentForm typed)
    {
        if (await FilingModel.ReadAsync(session, portal.Scope, portal.Today, forms, establishment, period) is not var (form, detail))
        {
            return null;
        }

        var words = new FormWords(form, portal.Language);
        var threads = detail.Comments.Select(thread => new ThreadView(thread, words.FullLabel(thread.Cell), words.Answer(detail.Answer(thread.Cell)))).ToLookup(one => one.Thread.IsOpen);
        return new CommentsPage
        {
            Filing = detail.Filing,
            Form = form,
            Words = words,
            Open = [.. threads[true]],
            Settled = [.. threads[false]],
            MaySay = portal.Scope.MayCommentFilings && detail.Filing.WaiverReason is null,
            Typed = typed,
        };
    }
}

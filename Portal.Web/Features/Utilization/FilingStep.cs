namespace Portal.Web.Features.Utilization;

public enum StepKind
{
    Done,

    /// <summary>Nothing was to be done yet: the page shows what would be.</summary>
    Shown,

    /// <summary>There is no such filing within the caller's scope.</summary>
    NotFound,

    /// <summary>The step is somebody else's.</summary>
    Forbidden,

    /// <summary>What came back is no form of the portal's.</summary>
    Unreadable,

    /// <summary>Something is to be corrected first.</summary>
    Refused,

    /// <summary>Somebody was faster, or it was sent twice.</summary>
    Overtaken,
}

/// <summary>What came of a step on a filing: the page to show again, or what to say on the next.</summary>
public sealed record FilingStep<TModel>(StepKind Kind, TModel? Model = null, string Message = "") where TModel : class;

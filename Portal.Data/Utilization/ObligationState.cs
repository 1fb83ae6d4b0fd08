namespace Portal.Data.Utilization;

/// <summary>How far an establishment is with what it must file for a period.</summary>
public enum ObligationState
{
    /// <summary>The period has no obligation: it is not opened, or the establishment was not open on its last day.</summary>
    NotOpened,
    NotStarted,
    Draft,
    Returned,

    /// <summary>The lock date is over and nothing is filed, whether or not a draft was begun.</summary>
    Missing,
    Submitted,
    Reviewed,

    /// <summary>An accepted revision counts, also while a newer one is open over it.</summary>
    Accepted,
    Waived,
}

/// <summary>The states of one revision of a filing.</summary>
public enum FilingStatus
{
    Draft,
    Submitted,
    Returned,
    Reviewed,
    Accepted,
}

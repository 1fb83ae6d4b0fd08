namespace Portal.Web.Features.Utilization;

/// <summary>Cells as a script sends them when they are left.</summary>
public sealed record CellsRequest
{
    /// <summary>Of the filing, as the page showed it.</summary>
    public int Version { get; init; }
    public IReadOnlyList<TypedCell?>? Cells { get; init; }
}

/// <summary>One cell, or one explanation under the name of its field: its key, the text as it was typed, and the version of it that the page showed.</summary>
public sealed record TypedCell(string? Key, string? Text, int Seen);

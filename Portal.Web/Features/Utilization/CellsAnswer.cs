using System.Text.Json.Serialization;

namespace Portal.Web.Features.Utilization;

/// <summary>What came of a cell that a script sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellState>))]
public enum CellState
{
    Saved,

    /// <summary>It was stored so already.</summary>
    Unchanged,

    /// <summary>What was typed is no answer.</summary>
    Refused,

    /// <summary>Somebody else changed it meanwhile: theirs stays until the reader chooses.</summary>
    Conflict,
}

/// <summary>The answer to <see cref="CellsRequest"/>, in the page's language.</summary>
public sealed record CellsAnswer
{
    /// <summary>What the next step is given as seen: moved on only when this save began the draft.</summary>
    public int Version { get; init; }
    public required IReadOnlyList<CellAnswer> Cells { get; init; }

    /// <summary>
    /// The sections whose totals, rates and findings the cells bear on, then what the page says of the whole, as the page
    /// itself is written: each element with <c>data-part</c> takes the place of the one on the page.
    /// </summary>
    public IReadOnlyList<string> Html { get; init; } = [];
}

/// <summary>One cell after it was sent.</summary>
public sealed record CellAnswer
{
    public required string Key { get; init; }
    public required CellState State { get; init; }

    /// <summary>What is stored, as it is written; with a refusal, what was typed.</summary>
    public required string Text { get; init; }

    /// <summary>Of what is stored, as the page's hidden field holds it; null with a refusal, which leaves what was seen.</summary>
    public string? Seen { get; init; }

    /// <summary>Why it was refused, or who wrote what.</summary>
    public string? Message { get; init; }

    /// <summary>The two ways out of a conflict, each with its value.</summary>
    public string? KeepTheirs { get; init; }
    public string? KeepMine { get; init; }
}

/// <summary>Why no cell was taken.</summary>
public sealed record CellsRefusal(string Message);

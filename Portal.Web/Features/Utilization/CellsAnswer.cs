using System.Collections.ObjectModel;
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
    /// What is said and computed in the sections that the cells bear on, then of the whole: the inside of each element with that
    /// <c>data-part</c>, as the page itself is written.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The cells of those sections.</summary>
    public IReadOnlyList<MarkedCell> Marks { get; init; } = [];
}

/// <summary>How a cell is marked.</summary>
/// <param name="Css">The class of its field.</param>
/// <param name="Described">Ids of what is said about it; null for none.</param>
public sealed record MarkedCell(string Key, string Css, string? Described);

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

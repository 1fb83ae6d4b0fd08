using System.Diagnostics.CodeAnalysis;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>What a dimension sorts figures by.</summary>
public enum DimensionKind
{
    /// <summary>Where the establishment stands: the structure of the network.</summary>
    Place,
    Time,

    /// <summary>A breakdown of the form.</summary>
    Category,
}

/// <summary>
/// What the rows or the columns of an answer are, or what a filter chooses from. Places and times are fixed; every breakdown of the
/// form is a dimension too, under the name that the form gives it (<c>activity</c>, <c>channel</c>, <c>programme</c>).
/// </summary>
public sealed record Dimension
{
    private Dimension(string code, DimensionKind kind) => (Code, Kind) = (code, kind);

    public string Code { get; }
    public DimensionKind Kind { get; }

    public static Dimension Territory { get; } = new("territory", DimensionKind.Place);

    /// <summary>By the territory whose centre looks after the establishment.</summary>
    public static Dimension Centre { get; } = new("centre", DimensionKind.Place);
    public static Dimension Region { get; } = new("region", DimensionKind.Place);

    /// <summary>Of the region: urban to northern.</summary>
    public static Dimension Remoteness { get; } = new("remoteness", DimensionKind.Place);
    public static Dimension Establishment { get; } = new("establishment", DimensionKind.Place);
    public static Dimension BodyKind { get; } = new("kind", DimensionKind.Place);
    public static Dimension Year { get; } = new("year", DimensionKind.Time);
    public static Dimension Quarter { get; } = new("quarter", DimensionKind.Time);
    public static Dimension Period { get; } = new("period", DimensionKind.Time);

    /// <summary>Those that every form has, in the order in which they are offered.</summary>
    public static IReadOnlyList<Dimension> Fixed { get; } = [Territory, Centre, Region, Remoteness, Establishment, BodyKind, Year, Quarter, Period];

    /// <summary>A breakdown of the form; whether the form has it is not asked here.</summary>
    public static Dimension Breakdown(string code) => new(code, DimensionKind.Category);

    /// <summary>Takes the fixed ones, and the shape of a breakdown's name.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Dimension? dimension)
    {
        dimension = Fixed.FirstOrDefault(known => known.Code == text) ?? (Codes.IsCategory(text) ? Breakdown(text!) : null);
        return dimension is not null;
    }

    public override string ToString() => Code;
}

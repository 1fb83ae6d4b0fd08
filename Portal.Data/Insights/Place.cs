namespace Portal.Data.Insights;

/// <summary>A primary territory from a day to a day.</summary>
internal sealed record TerritorySpan(string Code, DateOnly From, DateOnly? To)
{
    public bool Holds(DateOnly day) => From <= day && (To is null || To >= day);
}

/// <summary>Where figures are kept: an establishment, or a group of those that stand in the same places.</summary>
internal sealed record Place
{
    public required int Id { get; init; }

    /// <summary>Of the establishment; null for a group.</summary>
    public required string? BodyCode { get; init; }

    /// <summary>Empty where it has no region.</summary>
    public required string RegionCode { get; init; }
    public required string Remoteness { get; init; }
    public required string KindCode { get; init; }
    public required DateOnly? ClosesOn { get; init; }

    /// <summary>The earliest first; none for one that never belonged to a territory.</summary>
    public required IReadOnlyList<TerritorySpan> Course { get; init; }

    public string? TerritoryOn(DateOnly day)
    {
        foreach (var span in Course)
        {
            if (span.Holds(day))
            {
                return span.Code;
            }
        }

        return null;
    }

    /// <summary>The same on a day of the structure: what has closed by then stands where it last stood.</summary>
    public string? TerritoryUnder(DateOnly structure) => TerritoryOn(ClosesOn < structure ? ClosesOn.Value : structure);
}

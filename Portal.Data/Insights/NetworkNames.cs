using Portal.Data.Network;

namespace Portal.Data.Insights;

/// <summary>What the places of the network are called on any day.</summary>
internal sealed class NetworkNames
{
    private readonly ILookup<string, Named> names;
    private readonly ILookup<(string Dimension, string Code), Named> byCode;
    private readonly IReadOnlyList<AnswerHeading> regions;

    /// <param name="rows">In their order.</param>
    public NetworkNames(IReadOnlyList<NetworkNameRow> rows)
    {
        var place = 0;
        var days = rows.ToLookup(row => (row.Dimension, row.Code), row => row.ValidFrom);
        names = rows.ToLookup(row => row.Dimension, row => new Named(
            new AnswerHeading(row.Code, row.NameFr, Names.In(Language.English, row.NameFr, row.NameEn)),
            row.ValidFrom,
            days[(row.Dimension, row.Code)].Where(day => day > row.ValidFrom).Min(),
            place++));
        byCode = names.SelectMany(dimension => dimension, (dimension, name) => (dimension.Key, name)).OrderBy(one => one.name.From)
            .ToLookup(one => (one.Key, one.name.Heading.Code), one => one.name);
        regions = [.. names[Dimension.Region.Code].Select(name => name.Heading).OrderBy(region => region.Code, StringComparer.Ordinal)];
    }

    /// <summary>In the order of the dimension; what has several names by the last up to the day, what has none by then is not there.</summary>
    public IEnumerable<AnswerHeading> On(Dimension dimension, DateOnly day) =>
        dimension == Dimension.Region ? regions : Listed(dimension, day);

    /// <summary>The same in the order in which people look for a name.</summary>
    public IEnumerable<AnswerHeading> Listed(Dimension dimension, DateOnly day) => names[dimension.Code].Where(name => name.IsOf(day)).Select(name => name.Heading);

    /// <summary>The same of some codes alone.</summary>
    public IEnumerable<AnswerHeading> Listed(Dimension dimension, IEnumerable<string> codes, DateOnly day) =>
        codes.SelectMany(code => byCode[(dimension.Code, code)]).Where(name => name.IsOf(day)).OrderBy(name => name.Place).Select(name => name.Heading);

    /// <summary>The last name up to a day; before the first, the first.</summary>
    public AnswerHeading? Of(Dimension dimension, string code, DateOnly day)
    {
        var own = byCode[(dimension.Code, code)];
        return (own.LastOrDefault(name => name.From <= day) ?? own.FirstOrDefault())?.Heading;
    }

    /// <summary>A name from a day until another takes its place; null: for good.</summary>
    /// <param name="Place">In the order of all names.</param>
    private sealed record Named(AnswerHeading Heading, DateOnly? From, DateOnly? Next, int Place)
    {
        public bool IsOf(DateOnly day) => (From is null || From <= day) && (Next is null || Next > day);
    }
}

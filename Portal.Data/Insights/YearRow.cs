namespace Portal.Data.Insights;

/// <summary>What is kept of one measure, at one place, for one fiscal year.</summary>
internal sealed record YearRow
{
    public int MeasureId { get; init; }
    public int PlaceId { get; init; }
    public int FirstSequence { get; init; }
    public int Basis { get; init; }
    public required byte[] Figures { get; init; }

    /// <summary>The classes of figures of which each basis is made: 3 counts on both.</summary>
    public const int Submitted = 1;
    public const int Accepted = 2;
    public const int Both = 3;
}

/// <summary>The statements of one of the two tables of years.</summary>
internal sealed record YearTable
{
    public required string Read { get; init; }
    public required string Insert { get; init; }
    public required string Update { get; init; }
    public required string Delete { get; init; }

    public static YearTable Bodies { get; } = new() { Read = BodyYears.Of, Insert = BodyYears.Insert, Update = BodyYears.Update, Delete = BodyYears.Delete };

    public static YearTable Groups { get; } = new() { Read = GroupYears.Of, Insert = GroupYears.Insert, Update = GroupYears.Update, Delete = GroupYears.Delete };
}

/// <summary>By establishment: for questions that name establishments, and to make the groups of.</summary>
internal static class BodyYears
{
    private const string Columns = """
        SELECT y.InsightMeasureId AS MeasureId, y.BodyId AS PlaceId, y.FirstSequence, y.Basis, y.Figures
        FROM InsightBodyYear y
        """;

    private const string Key = "InsightMeasureId = @MeasureId AND BodyId = @PlaceId AND FirstSequence = @FirstSequence AND Basis = @Basis";

    public const string Of = $"{Columns} WHERE y.InsightMeasureId IN @Measures AND y.BodyId IN @Places AND y.FirstSequence = @FirstSequence";

    /// <summary>For a question.</summary>
    public const string OfPlaces = $"""
        {Columns}
        WHERE y.InsightMeasureId IN @Measures AND y.BodyId IN @Places
            AND y.FirstSequence >= @FromYear AND y.FirstSequence <= @ToYear AND y.Basis IN (3, @Basis)
        """;

    /// <summary>For a question of all establishments.</summary>
    public const string All = $"""
        {Columns}
        WHERE y.InsightMeasureId IN @Measures AND y.FirstSequence >= @FromYear AND y.FirstSequence <= @ToYear AND y.Basis IN (3, @Basis)
        """;

    /// <summary>Everything of some establishments; the measures are named so that each row is sought by its key.</summary>
    public const string OfBodies = $"{Columns} WHERE y.InsightMeasureId IN @Measures AND y.BodyId IN @Bodies";

    /// <summary>Everything of one measure, under the groups of the establishments.</summary>
    public const string ByGroup = """
        SELECT y.InsightMeasureId AS MeasureId, gb.InsightGroupId AS PlaceId, y.FirstSequence, y.Basis, y.Figures
        FROM InsightBodyYear y
        INNER JOIN InsightGroupBody gb ON gb.BodyId = y.BodyId
        WHERE y.InsightMeasureId = @MeasureId
        """;

    public const string Insert = """
        INSERT INTO InsightBodyYear (InsightMeasureId, BodyId, FirstSequence, Basis, Figures)
        VALUES (@MeasureId, @PlaceId, @FirstSequence, @Basis, @Figures)
        """;

    public const string Update = $"UPDATE InsightBodyYear SET Figures = @Figures WHERE {Key}";

    public const string Delete = $"DELETE FROM InsightBodyYear WHERE {Key}";
}

/// <summary>By group: for questions on any structure, whatever its day.</summary>
internal static class GroupYears
{
    private const string Columns = """
        SELECT y.InsightMeasureId AS MeasureId, y.InsightGroupId AS PlaceId, y.FirstSequence, y.Basis, y.Figures
        FROM InsightGroupYear y
        """;

    private const string Key = "InsightMeasureId = @MeasureId AND FirstSequence = @FirstSequence AND InsightGroupId = @PlaceId AND Basis = @Basis";

    public const string Of = $"{Columns} WHERE y.InsightMeasureId IN @Measures AND y.FirstSequence = @FirstSequence AND y.InsightGroupId IN @Places";

    /// <summary>For a question of the whole network.</summary>
    public const string All = $"""
        {Columns}
        WHERE y.InsightMeasureId IN @Measures AND y.FirstSequence >= @FromYear AND y.FirstSequence <= @ToYear AND y.Basis IN (3, @Basis)
        """;

    /// <summary>For a question of a part of it.</summary>
    public const string OfPlaces = $"""
        {Columns}
        WHERE y.InsightMeasureId IN @Measures AND y.FirstSequence IN @Years AND y.InsightGroupId IN @Places AND y.Basis IN (3, @Basis)
        """;

    public const string OfMeasure = $"{Columns} WHERE y.InsightMeasureId = @MeasureId";

    public const string Insert = """
        INSERT INTO InsightGroupYear (InsightMeasureId, FirstSequence, InsightGroupId, Basis, Figures)
        VALUES (@MeasureId, @FirstSequence, @PlaceId, @Basis, @Figures)
        """;

    public const string Update = $"UPDATE InsightGroupYear SET Figures = @Figures WHERE {Key}";

    public const string Delete = $"DELETE FROM InsightGroupYear WHERE {Key}";
}

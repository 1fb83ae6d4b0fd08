namespace Portal.Data.Utilization;

public sealed record FormSection
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public int Ordinal { get; init; }

    public const string OfForm = """
        SELECT Code, NameFr, NameEn, Ordinal
        FROM FormSection
        WHERE FormCode = @FormCode
        ORDER BY Ordinal
        """;
}

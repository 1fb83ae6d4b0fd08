namespace Portal.Data.Utilization;

public sealed record FormSection
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public int Ordinal { get; init; }
}

/// <summary>A section, once for each order that its indicators were given.</summary>
internal sealed record FormSectionRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public int Ordinal { get; init; }
    public int? FromSequence { get; init; }
    public string? IndicatorCodes { get; init; }

    public FormSection Section => new() { Code = Code, NameFr = NameFr, NameEn = NameEn, Ordinal = Ordinal };

    public SectionOrder? Order => FromSequence is { } from ? new SectionOrder(Code, from, (IndicatorCodes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) : null;

    public const string OfForm = """
        SELECT s.Code, s.NameFr, s.NameEn, s.Ordinal, o.FromSequence, o.IndicatorCodes
        FROM FormSection s
        LEFT JOIN FormSectionOrder o ON o.FormCode = s.FormCode AND o.Section = s.Code
        WHERE s.FormCode = @FormCode
        ORDER BY s.Ordinal, o.FromSequence
        """;
}

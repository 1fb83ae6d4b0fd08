namespace Portal.Data.Utilization;

/// <summary>The writes of a form's versions, each within the transaction that took the form's revision.</summary>
internal static class FormSql
{
    public const string InsertVersion = """
        INSERT INTO Indicator (FormCode, Code, Version, Section, Ordinal, NameFr, NameEn, Unit, Kind, OverTime, Breakdown,
            DefinitionFr, DefinitionEn, Formula, FromSequence, ToSequence, IsOptional, IsBreak, ReasonFr, ReasonEn)
        VALUES (@FormCode, @Code, @Version, @Section, @Ordinal, @NameFr, @NameEn, @Unit, @Kind, @OverTime, @Breakdown,
            @DefinitionFr, @DefinitionEn, @Formula, @FromSequence, @ToSequence, @IsOptional, @IsBreak, @ReasonFr, @ReasonEn)
        """;

    public const string AmendVersion = """
        UPDATE Indicator SET Section = @Section, NameFr = @NameFr, NameEn = @NameEn, Unit = @Unit, Kind = @Kind, OverTime = @OverTime,
            Breakdown = @Breakdown, DefinitionFr = @DefinitionFr, DefinitionEn = @DefinitionEn, Formula = @Formula,
            IsOptional = @IsOptional, IsBreak = @IsBreak, ReasonFr = @ReasonFr, ReasonEn = @ReasonEn
        WHERE FormCode = @FormCode AND Code = @Code AND Version = @Version
        """;

    public const string EndVersion =
        "UPDATE Indicator SET ToSequence = @ToSequence WHERE FormCode = @FormCode AND Code = @Code AND Version = @Version";

    /// <summary>One that was still to come, under which nothing can have been filed; the trail keeps it.</summary>
    public const string DeleteVersion = "DELETE FROM Indicator WHERE FormCode = @FormCode AND Code = @Code AND Version = @Version";

    public const string DeleteOrder = "DELETE FROM FormSectionOrder WHERE FormCode = @FormCode AND Section = @Section AND FromSequence = @FromSequence";

    public const string InsertOrder = """
        INSERT INTO FormSectionOrder (FormCode, Section, FromSequence, IndicatorCodes)
        VALUES (@FormCode, @Section, @FromSequence, @IndicatorCodes)
        """;

    public const string InsertCategory = """
        INSERT INTO IndicatorCategory (Dimension, Code, NameFr, NameEn, Ordinal, FromSequence)
        VALUES (@Dimension, @Code, @NameFr, @NameEn, @Ordinal, @FromSequence)
        """;

    public const string EndCategory = "UPDATE IndicatorCategory SET ToSequence = @ToSequence WHERE Dimension = @Dimension AND Code = @Code";

    public const string DeleteCategory = "DELETE FROM IndicatorCategory WHERE Dimension = @Dimension AND Code = @Code";

    public static object Args(FormIndicator version) => new
    {
        FormCode = FormQueries.Telehealth,
        version.Code,
        version.Version,
        version.Section,
        version.Ordinal,
        version.NameFr,
        version.NameEn,
        version.Unit,
        Kind = version.Kind.ToString().ToLowerInvariant(),
        OverTime = version.OverTime.ToString().ToLowerInvariant(),
        version.Breakdown,
        version.DefinitionFr,
        version.DefinitionEn,
        version.Formula,
        version.FromSequence,
        version.ToSequence,
        version.IsOptional,
        version.IsBreak,
        version.ReasonFr,
        version.ReasonEn,
    };
}

namespace Portal.Data.Reference;

internal sealed record RegionReference
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public int Population { get; init; }
    public required string Remoteness { get; init; }
    public required string Nations { get; init; }

    public const string Select = "SELECT Code, NameFr, NameEn, Population, Remoteness, Nations FROM HealthRegion";

    public const string Insert = """
        INSERT INTO HealthRegion (Code, NameFr, NameEn, Population, Remoteness, Nations)
        VALUES (@Code, @NameFr, @NameEn, @Population, @Remoteness, @Nations)
        """;

    public const string Update = """
        UPDATE HealthRegion SET NameFr = @NameFr, NameEn = @NameEn, Population = @Population, Remoteness = @Remoteness, Nations = @Nations
        WHERE Code = @Code
        """;
}

internal sealed record TerritoryReference
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public required string ShortFr { get; init; }
    public required string ShortEn { get; init; }
    public int Ordinal { get; init; }

    public const string Select = "SELECT Code, NameFr, NameEn, ShortFr, ShortEn, Ordinal FROM Territory";

    public const string Insert = """
        INSERT INTO Territory (Code, NameFr, NameEn, ShortFr, ShortEn, Ordinal)
        VALUES (@Code, @NameFr, @NameEn, @ShortFr, @ShortEn, @Ordinal)
        """;

    public const string Update = """
        UPDATE Territory SET NameFr = @NameFr, NameEn = @NameEn, ShortFr = @ShortFr, ShortEn = @ShortEn, Ordinal = @Ordinal
        WHERE Code = @Code
        """;
}

internal sealed record BodyKindReference
{
    public required string KindCode { get; init; }
    public required string Level { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public int Ordinal { get; init; }

    public const string Select = "SELECT KindCode, Level, NameFr, NameEn, Ordinal FROM BodyKind";

    public const string Insert =
        "INSERT INTO BodyKind (KindCode, Level, NameFr, NameEn, Ordinal) VALUES (@KindCode, @Level, @NameFr, @NameEn, @Ordinal)";

    public const string Update =
        "UPDATE BodyKind SET Level = @Level, NameFr = @NameFr, NameEn = @NameEn, Ordinal = @Ordinal WHERE KindCode = @KindCode";
}

internal sealed record RoleReference
{
    public required string RoleCode { get; init; }
    public bool IsPilot { get; init; }
    public int Ordinal { get; init; }

    public const string Select = "SELECT RoleCode, IsPilot, Ordinal FROM GovernanceRole";

    public const string Insert = "INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) VALUES (@RoleCode, @IsPilot, @Ordinal)";

    public const string Update = "UPDATE GovernanceRole SET IsPilot = @IsPilot, Ordinal = @Ordinal WHERE RoleCode = @RoleCode";
}

internal sealed record PeriodReference
{
    public required string Code { get; init; }
    public required string FiscalYear { get; init; }
    public int Number { get; init; }
    public int Sequence { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }

    public const string Select = "SELECT Code, FiscalYear, Number, Sequence, StartsOn, EndsOn FROM FinancialPeriod";

    public const string Insert = """
        INSERT INTO FinancialPeriod (Code, FiscalYear, Number, Sequence, StartsOn, EndsOn)
        VALUES (@Code, @FiscalYear, @Number, @Sequence, @StartsOn, @EndsOn)
        """;

    /// <summary>A period that is open keeps its dates: obligations were made from them.</summary>
    public const string Update = """
        UPDATE FinancialPeriod SET FiscalYear = @FiscalYear, Number = @Number, Sequence = @Sequence, StartsOn = @StartsOn, EndsOn = @EndsOn
        WHERE Code = @Code AND OpenedAtUtc IS NULL
        """;
}

internal sealed record SectionReference
{
    public required string FormCode { get; init; }
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public int Ordinal { get; init; }

    public const string Select = "SELECT FormCode, Code, NameFr, NameEn, Ordinal FROM FormSection";

    public const string Insert =
        "INSERT INTO FormSection (FormCode, Code, NameFr, NameEn, Ordinal) VALUES (@FormCode, @Code, @NameFr, @NameEn, @Ordinal)";

    public const string Update =
        "UPDATE FormSection SET NameFr = @NameFr, NameEn = @NameEn, Ordinal = @Ordinal WHERE FormCode = @FormCode AND Code = @Code";
}

internal sealed record IndicatorReference
{
    public required string FormCode { get; init; }
    public required string Code { get; init; }
    public required string Section { get; init; }
    public int Ordinal { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public required string Unit { get; init; }
    public required string Kind { get; init; }
    public required string OverTime { get; init; }
    public required string Breakdown { get; init; }
    public required string DefinitionFr { get; init; }
    public required string DefinitionEn { get; init; }
    public required string Formula { get; init; }

    public const string Select = """
        SELECT FormCode, Code, Section, Ordinal, NameFr, NameEn, Unit, Kind, OverTime, Breakdown, DefinitionFr, DefinitionEn, Formula
        FROM Indicator
        WHERE Version = 1
        """;

    public const string Insert = """
        INSERT INTO Indicator (FormCode, Code, Version, Section, Ordinal, NameFr, NameEn, Unit, Kind, OverTime, Breakdown,
            DefinitionFr, DefinitionEn, Formula, FromSequence)
        VALUES (@FormCode, @Code, 1, @Section, @Ordinal, @NameFr, @NameEn, @Unit, @Kind, @OverTime, @Breakdown,
            @DefinitionFr, @DefinitionEn, @Formula, 1)
        """;

    public const string Update = """
        UPDATE Indicator SET Section = @Section, Ordinal = @Ordinal, NameFr = @NameFr, NameEn = @NameEn, Unit = @Unit, Kind = @Kind,
            OverTime = @OverTime, Breakdown = @Breakdown, DefinitionFr = @DefinitionFr, DefinitionEn = @DefinitionEn, Formula = @Formula
        WHERE FormCode = @FormCode AND Code = @Code AND Version = 1
        """;
}

internal sealed record CategoryReference
{
    public required string Dimension { get; init; }
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public int Ordinal { get; init; }

    public const string Select = "SELECT Dimension, Code, NameFr, NameEn, Ordinal FROM IndicatorCategory";

    public const string Insert = """
        INSERT INTO IndicatorCategory (Dimension, Code, NameFr, NameEn, Ordinal, FromSequence)
        VALUES (@Dimension, @Code, @NameFr, @NameEn, @Ordinal, 1)
        """;

    public const string Update = """
        UPDATE IndicatorCategory SET NameFr = @NameFr, NameEn = @NameEn, Ordinal = @Ordinal
        WHERE Dimension = @Dimension AND Code = @Code
        """;
}

internal sealed record RuleReference
{
    public required string FormCode { get; init; }
    public required string Code { get; init; }
    public required string Severity { get; init; }
    public required string LeftSide { get; init; }
    public required string Operator { get; init; }
    public required string RightSide { get; init; }
    public required string MessageFr { get; init; }
    public required string MessageEn { get; init; }

    public const string Select = """
        SELECT FormCode, Code, Severity, LeftSide, Operator, RightSide, MessageFr, MessageEn
        FROM ValidationRule
        WHERE Version = 1
        """;

    public const string Insert = """
        INSERT INTO ValidationRule (FormCode, Code, Version, Severity, LeftSide, Operator, RightSide, MessageFr, MessageEn, FromSequence)
        VALUES (@FormCode, @Code, 1, @Severity, @LeftSide, @Operator, @RightSide, @MessageFr, @MessageEn, 1)
        """;

    public const string Update = """
        UPDATE ValidationRule SET Severity = @Severity, LeftSide = @LeftSide, Operator = @Operator, RightSide = @RightSide,
            MessageFr = @MessageFr, MessageEn = @MessageEn
        WHERE FormCode = @FormCode AND Code = @Code AND Version = 1
        """;
}

using System.Globalization;
using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance.Letters;

/// <summary>A letter that was issued, with what has become of it and of its mandate since.</summary>
public sealed record LetterRow
{
    public int LetterId { get; init; }
    public int AppointmentId { get; init; }
    public int SeatId { get; init; }
    public LetterKind Kind { get; init; }
    public Language Language { get; init; }

    /// <summary>1 for the first of its kind and language; each more replaces the one before.</summary>
    public int Issue { get; init; }
    public required string FiscalYear { get; init; }
    public int Number { get; init; }
    public int TemplateNumber { get; init; }
    public DateOnly IssuedOn { get; init; }
    public DateTime IssuedAtUtc { get; init; }
    public required string IssuedByName { get; init; }
    public required string Person { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryCode { get; init; }

    /// <summary>Set where the mandate was withdrawn: the letter stays, without effect.</summary>
    public DateTime? WithdrawnAtUtc { get; init; }

    /// <summary>Of the letter that replaces it.</summary>
    public string? ReplacedByYear { get; init; }
    public int? ReplacedByNumber { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    /// <summary>As the letter bears it: <c>RQT-2026-2027-0007</c>.</summary>
    public string Reference => ReferenceOf(FiscalYear, Number);

    public string? ReplacedBy => ReplacedByNumber is { } number ? ReferenceOf(ReplacedByYear!, number) : null;

    public static string ReferenceOf(string fiscalYear, int number) => string.Create(CultureInfo.InvariantCulture, $"RQT-{fiscalYear}-{number:0000}");

    private const string From = $"""
        FROM Letter e
        INNER JOIN Appointment x ON x.AppointmentId = e.AppointmentId
        INNER JOIN Person p ON p.PersonId = x.PersonId
        INNER JOIN Seat s ON s.SeatId = x.SeatId
        INNER JOIN Body b ON b.BodyId = s.BodyId
        {BodySql.TerritoryOn}
        """;

    private const string Columns = $"""
        SELECT e.LetterId, e.AppointmentId, x.SeatId, e.Kind, e.Language, e.Issue, e.FiscalYear, e.Number, e.TemplateNumber, e.IssuedOn, e.IssuedAtUtc,
            e.IssuedByName, p.FullName AS Person, l.LabelFr AS RoleFr, l.LabelEn AS RoleEn, n.NameFr AS BodyFr, n.NameEn AS BodyEn,
            t.Code AS TerritoryCode, x.WithdrawnAtUtc, o.FiscalYear AS ReplacedByYear, o.Number AS ReplacedByNumber
        {From}
        {BodySql.NameOn}
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode AND l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        LEFT JOIN Letter o ON o.AppointmentId = e.AppointmentId AND o.Kind = e.Kind AND o.Language = e.Language AND o.Issue = e.Issue + 1
        WHERE {ScopeSql.OfBody}
        """;

    /// <summary>Within the scope, the latest first.</summary>
    public const string Page = $"""
        {Columns}
        ORDER BY e.FiscalYear DESC, e.Number DESC
        """;

    public const string Count = $"""
        SELECT COUNT(*) AS Total
        {From}
        WHERE {ScopeSql.OfBody}
        """;

    /// <summary>Of the mandates of a seat, the latest first.</summary>
    public const string OfSeat = $"""
        {Columns}
            AND x.SeatId = @SeatId
        ORDER BY e.FiscalYear DESC, e.Number DESC
        """;

    public const string ById = $"""
        {Columns}
            AND e.LetterId = @LetterId
        """;
}

/// <summary>The text of a letter, frozen when it was issued.</summary>
public sealed record LetterContent
{
    /// <summary>The body that writes.</summary>
    public required string Sender { get; init; }
    public required string Place { get; init; }

    /// <summary>Lines parted by line feeds.</summary>
    public required string Addressee { get; init; }
    public required string Subject { get; init; }

    /// <summary>Paragraphs parted by empty lines.</summary>
    public required string Body { get; init; }

    /// <summary>The role of whoever signs.</summary>
    public required string Signatory { get; init; }

    public const string OfLetter = "SELECT Sender, Place, Addressee, Subject, Body, Signatory FROM Letter WHERE LetterId = @LetterId";
}

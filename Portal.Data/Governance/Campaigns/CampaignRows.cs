using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Governance.Campaigns;

/// <summary>What an establishment says of its details.</summary>
public enum CampaignAnswer
{
    /// <summary>Still right.</summary>
    Right,

    /// <summary>Right but for what is to be corrected.</summary>
    Correction,
}

/// <summary>Where a campaign stands on a day; its dates alone say so.</summary>
public enum CampaignStage
{
    Planned,
    Open,
    Closed,
}

/// <summary>To whom a question goes on a day: whoever is in office, else whoever covers a seat, else the centre.</summary>
public enum CampaignAddressee
{
    /// <summary>Somebody holds a pilot's seat of the establishment.</summary>
    Pilot,

    /// <summary>Nobody holds one, and somebody covers one.</summary>
    Interim,

    /// <summary>Nobody does either: the coordination centre may answer for the establishment.</summary>
    Centre,
}

/// <summary>A campaign with how far those within the scope have come.</summary>
public sealed record CampaignRow
{
    public int CampaignId { get; init; }
    public required string TitleFr { get; init; }
    public required string TitleEn { get; init; }
    public DateOnly OpensOn { get; init; }

    /// <summary>The last day on which it takes answers.</summary>
    public DateOnly ClosesOn { get; init; }
    public DateTime OpenedAtUtc { get; init; }
    public required string OpenedByName { get; init; }
    public int Asked { get; init; }
    public int Answered { get; init; }
    public int OpenCorrections { get; init; }

    public string Title(Language language) => Names.In(language, TitleFr, TitleEn);

    public CampaignStage StageOn(DateOnly day) => day < OpensOn ? CampaignStage.Planned : day <= ClosesOn ? CampaignStage.Open : CampaignStage.Closed;

    private const string Columns = $"""
        SELECT c.CampaignId, c.TitleFr, c.TitleEn, c.OpensOn, c.ClosesOn, c.OpenedAtUtc, c.OpenedByName,
            COUNT(*) AS Asked, COUNT(q.Answer) AS Answered, SUM(q.OpenCorrections) AS OpenCorrections
        FROM ConfirmationCampaign c
        INNER JOIN ConfirmationQuestion q ON q.CampaignId = c.CampaignId
        INNER JOIN Body b ON b.BodyId = q.BodyId
        {BodySql.TerritoryOn}
        WHERE {ScopeSql.OfBody}
        """;

    private const string Grouped = "GROUP BY c.CampaignId, c.TitleFr, c.TitleEn, c.OpensOn, c.ClosesOn, c.OpenedAtUtc, c.OpenedByName";

    /// <summary>Those that ask somebody within the scope, the latest first.</summary>
    public const string All = $"""
        {Columns}
        {Grouped}
        ORDER BY c.OpensOn DESC, c.CampaignId DESC
        """;

    public const string ById = $"""
        {Columns}
            AND c.CampaignId = @CampaignId
        {Grouped}
        """;
}

/// <summary>How far the establishments of a territory have come; the territory is that of the first day.</summary>
public sealed record CampaignProgressRow
{
    public string? TerritoryCode { get; init; }
    public int Asked { get; init; }
    public int StillRight { get; init; }
    public int Corrected { get; init; }
    public int OpenCorrections { get; init; }

    /// <summary>Of those who have not answered, how many have no pilot in office today: asked of the interim, and of the centre.</summary>
    public int WaitingForInterim { get; init; }
    public int WaitingForCentre { get; init; }

    public int Waiting => Asked - StillRight - Corrected;

    public const string ByTerritory = $"""
        WITH Asked AS (
            SELECT f.Code AS TerritoryCode, f.Ordinal, q.Answer, q.OpenCorrections, {CampaignQuestionRow.AddresseeOn}
            FROM ConfirmationQuestion q
            INNER JOIN Body b ON b.BodyId = q.BodyId
            {BodySql.TerritoryOn}
            LEFT JOIN Territory f ON f.TerritoryId = q.TerritoryId
            WHERE q.CampaignId = @CampaignId AND {ScopeSql.OfBody}
        )
        SELECT w.TerritoryCode, COUNT(*) AS Asked, SUM(CASE WHEN w.Answer = 'Right' THEN 1 ELSE 0 END) AS StillRight,
            SUM(CASE WHEN w.Answer = 'Correction' THEN 1 ELSE 0 END) AS Corrected, SUM(w.OpenCorrections) AS OpenCorrections,
            SUM(CASE WHEN w.Answer IS NULL AND w.Addressee = 'Interim' THEN 1 ELSE 0 END) AS WaitingForInterim,
            SUM(CASE WHEN w.Answer IS NULL AND w.Addressee = 'Centre' THEN 1 ELSE 0 END) AS WaitingForCentre
        FROM Asked w
        GROUP BY w.TerritoryCode, w.Ordinal
        ORDER BY w.Ordinal, w.TerritoryCode
        """;
}

/// <summary>What one establishment is asked, and what it answered.</summary>
public sealed record CampaignQuestionRow
{
    public int QuestionId { get; init; }
    public int CampaignId { get; init; }
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryCode { get; init; }

    /// <summary>Of the answer: two who answer at once do not overwrite each other.</summary>
    public int Version { get; init; }
    public CampaignAnswer? Answer { get; init; }

    /// <summary>What is to be corrected besides the seats.</summary>
    public string? Correction { get; init; }
    public DateTime? DealtAtUtc { get; init; }
    public string? DealtByName { get; init; }
    public DateTime? AnsweredAtUtc { get; init; }
    public string? AnsweredByName { get; init; }

    /// <summary>As what they answered: a centre does so for the establishment.</summary>
    public Persona? AnsweredByPersona { get; init; }
    public int OpenCorrections { get; init; }

    /// <summary>On the day asked for.</summary>
    public CampaignAddressee Addressee { get; init; }

    /// <summary>The establishment itself; its centre while no pilot is in office.</summary>
    public bool MayAnswer(AccessScope scope) => scope.MayConfirmDetails || (scope.Persona == Persona.Centre && Addressee == CampaignAddressee.Centre);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    internal const string AddresseeOn =
        $"CASE WHEN {PilotSql.Held} THEN 'Pilot' WHEN {PilotSql.InOffice} THEN 'Interim' ELSE 'Centre' END AS Addressee";

    private const string Columns = $"""
        SELECT q.QuestionId, q.CampaignId, b.Code AS BodyCode, q.BodyFr, q.BodyEn, f.Code AS TerritoryCode, q.Version, q.Answer, q.Correction,
            q.DealtAtUtc, q.DealtByName, q.AnsweredAtUtc, q.AnsweredByName, q.AnsweredByPersona, q.OpenCorrections, {AddresseeOn}
        FROM ConfirmationQuestion q
        INNER JOIN Body b ON b.BodyId = q.BodyId
        {BodySql.TerritoryOn}
        LEFT JOIN Territory f ON f.TerritoryId = q.TerritoryId
        WHERE q.CampaignId = @CampaignId AND {ScopeSql.OfBody}
        """;

    /// <summary>What is to be dealt with first, then who has not answered, territory by territory.</summary>
    public const string OfCampaign = $"""
        {Columns}
        ORDER BY CASE WHEN q.OpenCorrections > 0 THEN 0 WHEN q.Answer IS NULL THEN 1 ELSE 2 END, f.Ordinal, q.BodyFr, b.Code
        """;

    public const string OfBody = $"""
        {Columns}
            AND b.Code = @BodyCode
        """;
}

/// <summary>A seat as it was on the campaign's first day, with what is to be corrected.</summary>
public sealed record CampaignSeatRow
{
    public int ConfirmationSeatId { get; init; }
    public int SeatId { get; init; }
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }

    /// <summary>The person's page today; null where nobody held or covered the seat.</summary>
    public Guid? PublicId { get; init; }
    public string? FullName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Position { get; init; }
    public bool IsInterim { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string? Correction { get; init; }
    public DateTime? DealtAtUtc { get; init; }
    public string? DealtByName { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public const string OfQuestion = """
        SELECT x.ConfirmationSeatId, x.SeatId, x.RoleFr, x.RoleEn, o.PublicId, x.FullName, x.Email, x.Phone, x.Position, x.IsInterim, x.StartsOn,
            x.EndsOn, x.Correction, x.DealtAtUtc, x.DealtByName
        FROM ConfirmationSeat x
        LEFT JOIN Person p ON p.PersonId = x.PersonId
        LEFT JOIN Person o ON o.PersonId = COALESCE(p.MergedIntoId, p.PersonId)
        WHERE x.QuestionId = @QuestionId
        ORDER BY x.ConfirmationSeatId
        """;
}

using Portal.Data.Engine;

namespace Portal.TestKit.Network;

/// <summary>
/// Plants parts of a network, one row after the other, in the caller's transaction. It knows no rule: what the rules refuse
/// can be planted too, to see that it is noticed. Codes name what is already there, planted or loaded.
/// </summary>
public sealed class NetworkBuilder(IWriteSession session)
{
    /// <summary>Plants in one transaction.</summary>
    public static Task<T> PlantAsync<T>(Database database, Func<NetworkBuilder, Task<T>> plant) =>
        database.WriteAsync(session => plant(new NetworkBuilder(session)));

    public Task RegionAsync(string code, string name) => OneAsync(NetworkSql.Region, new { Code = code, Name = name });

    /// <summary>The short name is the code.</summary>
    public Task TerritoryAsync(string code, int ordinal) => OneAsync(
        NetworkSql.Territory, new { Code = code, NameFr = $"RUISSS {code}", NameEn = $"{code} RUISSS", ShortFr = code, ShortEn = code, Ordinal = ordinal });

    public Task KindAsync(string code, string level, int ordinal) =>
        OneAsync(NetworkSql.Kind, new { Code = code, Level = level, Name = code, Ordinal = ordinal });

    public Task RoleAsync(string code, bool isPilot, int ordinal) => OneAsync(NetworkSql.Role, new { Code = code, IsPilot = isPilot, Ordinal = ordinal });

    /// <summary>What a role is called from a day on, until a last day or for good.</summary>
    public Task RoleLabelAsync(string code, string labelFr, string labelEn, DateOnly from, DateOnly? to = null) =>
        OneAsync(NetworkSql.RoleLabel, new { Code = code, LabelFr = labelFr, LabelEn = labelEn, From = from, To = to });

    /// <summary>A kind of body must fill a role from a day on.</summary>
    public Task RequireAsync(string kind, string role, DateOnly from) => OneAsync(NetworkSql.Requirement, new { Kind = kind, Role = role, From = from });

    public async Task<int> BodyAsync(PlantedBody body)
    {
        var bodyId = await session.InsertAsync(
            NetworkSql.Body, new { body.Code, body.Kind, body.Region, body.Host, body.OpensOn, body.ClosesOn });
        await NameAsync(bodyId, body.Code, body.NameFr, body.NameEn, body.OpensOn);
        if (body.Territory is { } territory)
        {
            await JoinAsync(bodyId, territory, isPrimary: true, body.OpensOn);
        }

        foreach (var role in body.Roles)
        {
            await OneAsync(NetworkSql.Seat, new { BodyId = bodyId, Role = role });
        }

        return bodyId;
    }

    /// <summary>Gives the body another name from a day on; the former one ends the day before.</summary>
    public async Task RenameAsync(string body, string nameFr, string? nameEn, DateOnly from)
    {
        var bodyId = await BodyIdAsync(body);
        await OneAsync(NetworkSql.EndName, new { BodyId = bodyId, LastDay = from.AddDays(-1) });
        await NameAsync(bodyId, body, nameFr, nameEn, from);
    }

    /// <summary>Moves the body to another primary territory from a day on.</summary>
    public async Task MoveAsync(string body, string territory, DateOnly from)
    {
        var bodyId = await BodyIdAsync(body);
        await OneAsync(NetworkSql.LeaveTerritory, new { BodyId = bodyId, LastDay = from.AddDays(-1) });
        await JoinAsync(bodyId, territory, isPrimary: true, from);
    }

    /// <summary>Affiliates the body with a territory that is not its primary one.</summary>
    public async Task AffiliateAsync(string body, string territory, DateOnly from) =>
        await JoinAsync(await BodyIdAsync(body), territory, isPrimary: false, from);

    public async Task SucceedAsync(string body, string successor, DateOnly on) =>
        await OneAsync(NetworkSql.Successor, new { BodyId = await BodyIdAsync(body), Successor = successor, On = on });

    /// <summary>A person whose address is their folded name: <c>emilie.cote@exemple.test</c>.</summary>
    public Task<int> PersonAsync(string fullName, DateOnly? confirmedOn = null) => session.InsertAsync(
        NetworkSql.Person,
        new { PublicId = Guid.NewGuid(), FullName = fullName, SearchName = SearchText.ForColumn(fullName), Email = EmailOf(fullName), ConfirmedOn = confirmedOn });

    public Task<int> AppointAsync(PlantedAppointment appointment) => session.InsertAsync(NetworkSql.Appointment, appointment);

    public Task<int> BodyIdAsync(string body) => IdAsync(NetworkSql.BodyId, new { Code = body });

    public Task<int> SeatIdAsync(string body, string role) => IdAsync(NetworkSql.SeatId, new { Body = body, Role = role });

    public Task<int> PersonIdAsync(string fullName) => IdAsync(NetworkSql.PersonId, new { Email = EmailOf(fullName) });

    public static string EmailOf(string fullName) => $"{SearchText.Fold(fullName).Replace(' ', '.')}@exemple.test";

    private Task NameAsync(int bodyId, string code, string nameFr, string? nameEn, DateOnly from) => OneAsync(
        NetworkSql.Name,
        new { BodyId = bodyId, NameFr = nameFr, NameEn = nameEn, Acronym = code, SearchName = SearchText.ForColumn($"{nameFr} {nameEn} {code}"), From = from });

    private Task JoinAsync(int bodyId, string territory, bool isPrimary, DateOnly from) =>
        OneAsync(NetworkSql.JoinTerritory, new { BodyId = bodyId, Territory = territory, IsPrimary = isPrimary, From = from });

    private async Task OneAsync(string sql, object args)
    {
        if (await session.ExecuteAsync(sql, args) != 1)
        {
            throw new ArgumentException($"{args} names something that is not there.", nameof(args));
        }
    }

    private async Task<int> IdAsync(string sql, object args) =>
        await session.FindAsync<int?>(sql, args) ?? throw new ArgumentException($"{args} names something that is not there.", nameof(args));
}

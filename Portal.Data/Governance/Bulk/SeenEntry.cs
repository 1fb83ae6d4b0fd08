using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance.Bulk;

/// <summary>
/// What the hidden column of a row says: which entry of the register it is (a person's public id, a mandate's id), and a short
/// hash of how it stood when the workbook was made.
/// </summary>
public readonly record struct SeenEntry(string Key, string Hash)
{
    private const char Separator = '|';
    private const int HashLength = 12;

    public static SeenEntry Of(DirectoryRow person) => new(person.PublicId.ToString("N"), HashOf(Texts(person)));

    public static SeenEntry Of(MandateRow mandate, string bodyCode) =>
        new(mandate.AppointmentId.ToString(CultureInfo.InvariantCulture), HashOf(Texts(mandate, bodyCode)));

    public override string ToString() => $"{Key}{Separator}{Hash}";

    /// <summary>Null when it is not what the portal writes there.</summary>
    internal static SeenEntry? Read(string text) =>
        text.Split(Separator) is [{ Length: > 0 } key, { Length: HashLength } hash] ? new(key, hash) : null;

    /// <summary>The entry as a row states it: codes for words, days as 2026-11-21, in the order of <see cref="BulkColumns.OfPeople"/>.</summary>
    internal static string[] Texts(DirectoryRow person) => [person.Email, person.FullName, person.Phone ?? "", person.Position ?? ""];

    /// <summary>The same of a mandate, without the answer on a like name, which is no part of it.</summary>
    internal static string[] Texts(MandateRow mandate, string bodyCode) =>
    [
        bodyCode, mandate.RoleCode, mandate.IsInterim ? "I" : "", mandate.Holder, mandate.Email, Day(mandate.StartsOn), Day(mandate.EndsOn), mandate.EndReason ?? "",
        mandate.InstrumentNumber, Day(mandate.InstrumentDate), mandate.SignatoryRole, mandate.Justification ?? "",
    ];

    internal static string HashOf(string[] texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', texts))))[..HashLength];

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

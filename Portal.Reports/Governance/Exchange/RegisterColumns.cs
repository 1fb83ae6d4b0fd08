using Portal.Data.Governance.Bulk;

namespace Portal.Reports.Governance.Exchange;

/// <summary>
/// The names by which the columns of a register's workbook are found again, wherever they stand. They are a format, not texts: in
/// both languages at once.
/// </summary>
public static class RegisterColumns
{
    /// <summary>What the hidden sheet of a workbook says it is, with the version of its layout.</summary>
    internal const string Format = "portail-telesante/registre";
    internal const string Layout = "1";

    internal const string People = "Personnes – People";
    internal const string Appointments = "Désignations – Appointments";
    internal const string Seen = "Vu – Seen";

    /// <summary>Told beside a row that is sent back with what is wrong.</summary>
    internal const string Result = "Résultat – Result";
    internal const string Why = "Explication – Explanation";

    private static readonly Dictionary<BulkColumn, string> Headers = new()
    {
        [BulkColumn.Email] = "Courriel – E-mail",
        [BulkColumn.FullName] = "Nom – Name",
        [BulkColumn.Phone] = "Téléphone – Phone",
        [BulkColumn.Position] = "Fonction – Position",
        [BulkColumn.Body] = "Organisme – Body",
        [BulkColumn.Role] = "Rôle – Role",
        [BulkColumn.Nature] = "Nature",
        [BulkColumn.StartsOn] = "Premier jour – First day",
        [BulkColumn.EndsOn] = "Dernier jour – Last day",
        [BulkColumn.EndReason] = "Motif de fin – End reason",
        [BulkColumn.InstrumentNumber] = "Instrument",
        [BulkColumn.InstrumentDate] = "Signé le – Signed on",
        [BulkColumn.SignatoryRole] = "Signataire – Signatory",
        [BulkColumn.Justification] = "Justification",
        [BulkColumn.SomebodyElse] = "Autre personne – Somebody else",
    };

    public static string Header(BulkColumn column) => Headers[column];
}

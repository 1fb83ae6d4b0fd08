namespace Portal.Reports.Utilization.Exchange;

/// <summary>
/// The names by which a file's columns are found again, wherever they stand. They are a format, not texts: a workbook's are in both
/// languages at once, a CSV file's in one, which says how its answers are to be read.
/// </summary>
internal static class FilingColumns
{
    /// <summary>What the hidden sheet of a workbook says it is, with the version of its layout.</summary>
    public const string Format = "portail-telesante/declaration";
    public const string Layout = "1";

    public const string Cell = "Case – Cell";
    public const string Section = "Section";
    public const string LabelFr = "Libellé (français)";
    public const string LabelEn = "Label (English)";
    public const string Unit = "Unité – Unit";
    public const string Previous = "Période précédente – Previous period";
    public const string YearBefore = "Un an avant – A year before";
    public const string Answer = "Réponse – Answer";
    public const string Word = "Sans nombre – No number";
    public const string Establishment = "Établissement – Establishment";
    public const string Period = "Période – Period";
    public const string Seen = "Vu – Seen";

    public static CsvNames French { get; } = new(
        ';', ',', "etablissement", "periode", "case", "libelle", "unite", "precedente", "un_an_avant", "reponse", "vu");

    public static CsvNames English { get; } = new(
        ',', '.', "establishment", "period", "cell", "label", "unit", "previous", "year_before", "answer", "seen");
}

/// <summary>How a CSV file is written in one language.</summary>
internal sealed record CsvNames(
    char Separator,
    char Point,
    string Establishment,
    string Period,
    string Cell,
    string Label,
    string Unit,
    string Previous,
    string YearBefore,
    string Answer,
    string Seen);

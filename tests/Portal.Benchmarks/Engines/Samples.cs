using System.Globalization;
using Portal.Data;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;

namespace Portal.Benchmarks.Engines;

/// <summary>The documents that are measured, of plainly fictitious content.</summary>
internal static class Samples
{
    private const int Columns = 12;

    private static readonly DateTimeOffset Produced = new(2026, 11, 21, 14, 30, 0, TimeSpan.Zero);

    private static readonly PdfInfo Register = new()
    {
        Title = "Registre des actes de désignation",
        Author = "",
        Language = "fr-CA",
        Identifier = "RQT-2026-00184",
        AsOf = "Au 21 novembre 2026",
        Status = "Provisoire",
        Produced = Produced,
    };

    private static readonly PdfLabels French = new()
    {
        PageOfPages = "Page {0} de {1}",
        Contents = "Table des matières",
        Continued = "(suite)",
        NothingToShow = "Rien à afficher.",
        Draft = "ÉBAUCHE",
    };

    private static readonly string[] RegisterHeaders = ["Acte", "Établissement", "Titulaire", "Prise d’effet", "Jours"];

    private sealed record Act(string Number, string Establishment, string Holder, string From, string Days);

    private sealed record Filing(int Number, DateOnly Day);

    /// <summary>Tagged, on some hundred pages.</summary>
    public static PdfReport RegisterReport(int rows) => new PdfReport(Register, French)
        .Title()
        .Table(
            new PdfTable<Act>
            {
                Columns =
                [
                    new(RegisterHeaders[0], act => act.Number) { IsRowHeader = true, Weight = 12 },
                    new(RegisterHeaders[1], act => act.Establishment) { Weight = 40 },
                    new(RegisterHeaders[2], act => act.Holder) { Weight = 22 },
                    new(RegisterHeaders[3], act => act.From) { Weight = 14 },
                    new(RegisterHeaders[4], act => act.Days) { Weight = 12, Align = TextAnchor.End },
                ],
            },
            Acts(rows));

    /// <summary>The register for a peer: the title and what stands on each page, the headers, the rows.</summary>
    public static IEnumerable<string[]> RegisterRows(int rows) =>
    [
        [Register.Title, $"{Register.Identifier} · {Register.AsOf} · {Register.Status}"],
        RegisterHeaders,
        .. Acts(rows).Select(act => new[] { act.Number, act.Establishment, act.Holder, act.From, act.Days }),
    ];

    /// <summary>What an establishment gets when it has submitted a filing: one page.</summary>
    public static PdfReport Receipt() => new PdfReport(Register with { Title = "Accusé de réception" }, French)
        .Title("CISSS de la Côte-Nord, période 8 de 2026-2027")
        .Note("La déclaration est complète. Le centre de coordination l’examine; elle reste lisible dans le portail.")
        .DefinitionList(
            ("Établissement", "CISSS de la Côte-Nord"),
            ("Période", "2026-2027, P8, du 18 octobre au 14 novembre 2026"),
            ("Soumise le", "21 novembre 2026 à 9 h 30"),
            ("Par", "Pilote clinique fictif"),
            ("Échéance", "29 novembre 2026"))
        .Heading(1, "Valeurs déclarées")
        .Table(
            new PdfTable<Act>
            {
                Caption = "Indicateurs de la période",
                Columns =
                [
                    new("Indicateur", act => act.Establishment) { IsRowHeader = true, Weight = 4 },
                    new("Valeur", act => act.Days) { Align = TextAnchor.End },
                    new("Période précédente", act => act.Number) { Align = TextAnchor.End },
                ],
            },
            Acts(12))
        .Paragraph("Une valeur inhabituelle est accompagnée de son explication.");

    /// <summary>Twelve columns of text, whole numbers, decimals and dates.</summary>
    public static Workbook WideWorkbook(int rows)
    {
        var workbook = new Workbook(new WorkbookInfo
        {
            Title = Register.Title,
            Identifier = Register.Identifier,
            Status = Register.Status,
            AsOf = Register.AsOf,
            Creator = "Portail",
            Language = Language.French,
            ProducedAt = Produced.UtcDateTime,
            Answers = new AnswerWords("s.o.", "n.d.", "masqué"),
            PageOfPages = French.PageOfPages,
        });
        var columns = new Columns<Filing>();
        for (var index = 0; index < Columns; index++)
        {
            var column = index;
            _ = (column % 4) switch
            {
                0 => columns.Text($"Texte {column + 1}", 28, row => Text(row, column)),
                1 => columns.Whole($"Entier {column + 1}", row => Whole(row, column)),
                2 => columns.Number($"Nombre {column + 1}", 2, row => Number(row, column)),
                _ => columns.Date($"Date {column + 1}", row => row.Day.AddDays(column)),
            };
        }

        workbook.AddSheet("Registre").Table("Registre", columns, Filings(rows));
        return workbook;
    }

    /// <summary>The workbook for a peer: the kinds of the columns, their headers, the rows.</summary>
    public static IEnumerable<string[]> WorkbookRows(int rows)
    {
        string[] kinds = ["text", "whole", "number", "date"];
        yield return [.. Enumerable.Range(0, Columns).Select(column => kinds[column % 4])];
        yield return [.. Enumerable.Range(0, Columns).Select(column => $"Colonne {column + 1}")];
        foreach (var row in Filings(rows))
        {
            yield return [.. Enumerable.Range(0, Columns).Select(column => (column % 4) switch
            {
                0 => Text(row, column),
                1 => Whole(row, column).ToString(CultureInfo.InvariantCulture),
                2 => Number(row, column).ToString(CultureInfo.InvariantCulture),
                _ => row.Day.AddDays(column).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            })];
        }
    }

    private static IEnumerable<Act> Acts(int rows)
    {
        string[] establishments =
        [
            "CISSS de la Côte-Nord", "Centre hospitalier de l’Université de Montréal", "CIUSSS de l’Estrie–CHUS", "CISSS des Îles",
            "Institut de cardiologie de Montréal", "Régie de la santé du Nunavik",
        ];
        for (var row = 1; row <= rows; row++)
        {
            yield return new Act(
                $"ACT-{row:00000}",
                establishments[row % establishments.Length],
                $"Titulaire fictif {row % 900}",
                new DateOnly(2024, 4, 1).AddDays(row % 900).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                (row * 7919L % 1000).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Filing> Filings(int rows) => Enumerable.Range(1, rows).Select(row => new Filing(row, new DateOnly(2024, 4, 1).AddDays(row % 900)));

    // One column of a few texts that come back, one of many, one of texts that are all different.
    private static string Text(Filing row, int column) => column switch
    {
        0 => $"CISSS fictif nᵒ {row.Number % 34}",
        4 => $"Titulaire fictif {row.Number % 5000}",
        _ => $"Observation {row.Number} & suite",
    };

    private static long Whole(Filing row, int column) => row.Number * 7919L * column % 1_000_000;

    private static decimal Number(Filing row, int column) => row.Number * 104_729L * column % 10_000_000 / 100m;
}

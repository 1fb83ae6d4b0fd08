using Portal.Data;
using Portal.Reports.Engine.Excel;

namespace Portal.Reports.Tests.Excel;

/// <summary>Workbooks as the portal makes them, over fictitious data.</summary>
internal static class Samples
{
    public static readonly WorkbookInfo Info = new()
    {
        Title = "Bilan de télésanté – période 8, 2026-2027",
        Identifier = "RQT-2026-P08-0042",
        Status = "Provisoire",
        AsOf = "données au 21 novembre 2026",
        Creator = "Portail de pilotage de la télésanté",
        Language = Language.French,
        ProducedAt = new DateTime(2026, 11, 21, 19, 30, 0, DateTimeKind.Utc),
        Answers = new AnswerWords("s.o.", "n.d.", "masqué"),
        PageOfPages = "Page {0} de {1}",
    };

    public static readonly ProvenanceWords ProvenanceWords = new(
        "Provenance", "Document", "Identifiant", "Données au", "Produit le", "Produit par", "Portée", "Filtres",
        "Aucun filtre", "État", "Version");

    public static readonly DefinitionWords DefinitionWords = new(
        "Définitions", "Indicateur", "Définition", "Numérateur", "Dénominateur", "Unité", "Version");

    private static readonly string[] Bodies =
    [
        "CISSS du Bas-Saint-Laurent", "CIUSSS du Saguenay–Lac-Saint-Jean", "CIUSSS de la Capitale-Nationale",
        "CHU de Québec–Université Laval", "Institut universitaire de cardiologie et de pneumologie de Québec",
        "CISSS de Chaudière-Appalaches", "CIUSSS de l’Estrie–CHUS", "CISSS de la Côte-Nord",
        "Centre de santé Tulattavik de l’Ungava (ᑐᓚᑦᑕᕕᒃ)", "Conseil cri de la santé (ᐄᔨᔨᐤ)",
    ];

    private static readonly string[] Territories = ["Université Laval", "Montréal", "McGill", "Sherbrooke"];

    public sealed record Filing(
        string Region, string Body, string Territory, CellValue Activities, CellValue Share, CellValue Patients,
        decimal Delay, long BudgetInCents, DateOnly Due, DateTime? Filed, string? Note);

    public sealed record TerritoryTotal(string Territory, CellValue Remote, CellValue InPerson, CellValue Share);

    public sealed record Period(string Code, CellValue Current, CellValue Previous);

    public sealed record Entry(string Code, string Indicator, CellValue Previous, CellValue Value, string? Explanation);

    public static IEnumerable<Filing> Filings(int count) => Enumerable.Range(0, count).Select(index => new Filing(
        (1 + (index % 18)).ToString("00", null),
        Bodies[index % Bodies.Length],
        Territories[index % Territories.Length],
        index % 11 == 7 ? CellValue.NotAvailable : 300 + (index * 7919L % 9000),
        index % 11 == 7 ? CellValue.NotAvailable : (index * 37 % 1000) / 1000m,
        index % 7 == 3 ? CellValue.Masked : index % 13 == 5 ? CellValue.NotApplicable : 12L + (index * 31 % 480),
        2 + (index * 13 % 97 / 10m),
        12_500_000 + (index * 104_729L),
        new DateOnly(2026, 11, 22),
        index % 9 == 4 ? null : new DateTime(2026, 11, 10, 8, 15, 0).AddMinutes(index * 137),
        index % 5 == 0 ? "Hausse liée à l’ouverture du service de téléréadaptation; à confirmer à la période 9." : null));

    public static Columns<Filing> FilingColumns() => new Columns<Filing>()
        .Text("RSS", 7, row => row.Region)
        .Text("Établissement", 42, row => row.Body, wrap: true)
        .Text("Territoire", 18, row => row.Territory)
        .Whole("Activités", row => row.Activities, 12)
        .Percent("Part à distance", row => row.Share, 12)
        .Whole("Usagers distincts", row => row.Patients, 12)
        .Number("Délai moyen (jours)", 1, row => row.Delay, 12)
        .Money("Budget", row => row.BudgetInCents, 16)
        .Date("Échéance", row => row.Due)
        .Moment("Déposée le", row => row.Filed)
        .Text("Explication", 44, row => row.Note, wrap: true);

    /// <summary>A summary with charts, a register, the definitions and the provenance.</summary>
    public static Workbook Report(int filings = 34, WorkbookInfo? info = null)
    {
        var workbook = new Workbook(info ?? Info);
        AddSummary(workbook);
        workbook.AddSheet("Déclarations").Table(
            "Déclarations", FilingColumns(), Filings(filings),
            new TableOptions { FrozenColumns = 2, Description = "Une ligne par établissement et par période." });
        workbook.AddDefinitions(DefinitionWords, Dictionary);
        workbook.AddProvenance(ProvenanceWords, Origin);
        return workbook;
    }

    /// <summary>A filing to be completed outside the portal and sent back.</summary>
    public static Workbook Template()
    {
        var workbook = new Workbook(Info with { Title = "Gabarit de déclaration – CHUQ, période 8" });
        var rule = InputRule.Whole(0, 1_000_000, "s.o.", "n.d.") with
        {
            Prompt = new InputMessage("Votre réponse", "Un nombre entier, s.o. ou n.d."),
            Refusal = new InputMessage("Réponse refusée", "Inscrivez un nombre entier de 0 ou plus, s.o. ou n.d."),
        };
        var entries = new Entry[]
        {
            new("SESS", "Activités de télésanté réalisées", 1240L, CellValue.Blank, null),
            new("INPERS", "Visites en personne", 5310L, 5120L, "Révisé"),
            new("SCHED", "Rendez-vous planifiés à distance", CellValue.NotAvailable, CellValue.NotAvailable, null),
            new("ASREQ", "Demandes asynchrones reçues", CellValue.NotApplicable, CellValue.NotApplicable, null),
        };
        workbook.AddSheet("Saisie", new SheetOptions { Protected = true })
            .Table(
                "Saisie",
                new Columns<Entry>()
                    .Text("Code", 12, row => row.Code).Hidden()
                    .Text("Indicateur", 44, row => row.Indicator)
                    .Whole("Période précédente", row => row.Previous, 16)
                    .Whole("Votre réponse", row => row.Value, 16).AsInput(rule)
                    .Text("Motif", 24, row => row.Explanation)
                    .AsInput(InputRule.OneOf(["Révisé", "Estimé", "Nouveau service", "Autre, précisez"])),
                entries);
        return workbook;
    }

    private static void AddSummary(Workbook workbook)
    {
        TerritoryTotal[] totals =
        [
            new("Université Laval", 41_250L, 182_300L, 0.1845m),
            new("Montréal", 63_980L, 241_770L, 0.2093m),
            new("McGill", 38_120L, 120_400L, 0.2405m),
            new("Sherbrooke", 17_640L, CellValue.NotAvailable, CellValue.NotAvailable),
        ];
        var sheet = workbook.AddSheet("Synthèse", new SheetOptions { Orientation = PageOrientation.Portrait, OnePage = true });
        sheet.Title(Info.Title, "Chiffres soumis au 21 novembre 2026, selon la structure de la période")
            .Facts([
                new("Déclarations attendues", 34L, new(ColumnKind.Whole)),
                new("Complétude", 0.912m, new(ColumnKind.Percent, 1)),
                new("Financement", 1_234_567_89L, new(ColumnKind.Money)),
            ]);
        var table = sheet.Table(
            "Activités par territoire",
            new Columns<TerritoryTotal>()
                .Text("Territoire de RUISSS", 34, row => row.Territory)
                .Whole("À distance", row => row.Remote, 16)
                .Whole("En personne", row => row.InPerson, 16)
                .Percent("Part à distance", row => row.Share, 16),
            totals);
        sheet.Chart(new Chart
        {
            Kind = ChartKind.Bars,
            Title = "Part des activités réalisées à distance",
            AltText = "Barres : McGill 24,1 %, Montréal 20,9 %, Université Laval 18,5 %, Sherbrooke non disponible.",
            Table = table,
            Category = "Territoire de RUISSS",
            Series = ["Part à distance"],
        });
        var periods = sheet.Table(
            "Tendance",
            new Columns<Period>()
                .Text("Période financière", 34, row => row.Code)
                .Whole("Cette année", row => row.Current, 16)
                .Whole("Année précédente", row => row.Previous, 16),
            Trend);
        sheet.Chart(new Chart
        {
            Kind = ChartKind.Line,
            Title = "Activités à distance par période",
            AltText = "Lignes : hausse continue cette année, sauf à la période 4; l’année précédente stagnait.",
            Table = periods,
            Category = "Période financière",
            Series = ["Cette année", "Année précédente"],
        });
    }

    private static readonly Period[] Trend =
    [
        new("P1", 18_420L, 17_105L), new("P2", 19_230L, 17_460L), new("P3", 19_870L, 17_340L),
        new("P4", 16_950L, 16_020L), new("P5", CellValue.NotAvailable, 15_870L), new("P6", 20_440L, 17_610L),
        new("P7", 21_380L, 17_950L), new("P8", 22_010L, 18_130L),
    ];

    private static readonly Definition[] Dictionary =
    [
        new()
        {
            Term = "Part à distance",
            Meaning = "Part des activités cliniques de la période réalisées à distance, tous canaux confondus.",
            Numerator = "Activités de télésanté réalisées (SESS)",
            Denominator = "SESS + visites en personne (INPERS)",
            Unit = "%",
            Version = "3",
        },
        new()
        {
            Term = "Usagers distincts",
            Meaning = "Usagers ayant reçu au moins un service à distance durant la période. "
                + "Les nombres de 1 à 4 sont masqués hors de l’établissement, de son centre et du ministère.",
            Unit = "personnes",
            Version = "2",
        },
    ];

    private static readonly Provenance Origin = new()
    {
        Document = Info.Title,
        Identifier = Info.Identifier,
        AsOf = new DateOnly(2026, 11, 21),
        ProducedAt = new DateTime(2026, 11, 21, 14, 30, 0),
        ProducedBy = "Coordination clinique, MSSS",
        Scope = "Réseau entier (34 établissements)",
        Filters = ["Période : 2026-2027-P08", "Base : soumise ou acceptée"],
        Status = "Provisoire",
        Version = "1",
    };
}

using System.Globalization;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Tests.Pdf;

/// <summary>A report as the portal would produce it, of plainly fictitious content.</summary>
internal static class SampleReport
{
    public static readonly PdfLabels French = new()
    {
        PageOfPages = "Page {0} de {1}",
        Contents = "Table des matières",
        Continued = "(suite)",
        NothingToShow = "Rien à signaler.",
        Draft = "Ébauche",
    };

    public static readonly PdfInfo Info = new()
    {
        Title = "Désignations et déclarations du réseau de télésanté",
        Author = "Réseau québécois de la télésanté",
        Subject = "Postes désignés, reddition de comptes et usage, période 8 de 2026-2027",
        Keywords = "télésanté, gouvernance, reddition de comptes",
        Language = "fr-CA",
        Produced = new DateTimeOffset(2026, 11, 21, 14, 30, 0, TimeSpan.Zero),
        Identifier = "RQT-2026-00184",
        AsOf = "Situation au 21 novembre 2026",
        Status = "Version officielle",
    };

    internal sealed record Seat(string Territory, string Establishment, string Role, string Holder, int VacantDays, decimal Completeness);

    private static readonly PdfTable<Seat> SeatTable = new()
    {
        Caption = "Tableau 1 – Titulaires des postes désignés et complétude des déclarations",
        Columns =
        [
            new("Établissement", seat => seat.Establishment) { Weight = 4.2, IsRowHeader = true },
            new("Poste", seat => seat.Role) { Weight = 2 },
            new("Titulaire", seat => seat.Holder) { Weight = 2.4, Style = seat => seat.VacantDays > 0 ? CellStyle.Warn : CellStyle.Normal },
            new("Jours de vacance", seat => seat.VacantDays == 0 ? "–" : Number(seat.VacantDays)) { Align = TextAnchor.End },
            new("Complétude", seat => $"{Number(seat.Completeness)}\u00A0%") { Align = TextAnchor.End },
        ],
        Group = seat => seat.Territory,
        Total = () => ["Ensemble du réseau", "", "9 postes vacants", "731", "91,2\u00A0%"],
    };

    private static readonly PdfTable<Seat> EndingTable = new()
    {
        Caption = "Tableau 2 – Mandats qui prennent fin d’ici quatre-vingt-dix jours",
        Columns =
        [
            new("Établissement", seat => seat.Establishment) { IsRowHeader = true, Weight = 2 },
            new("Titulaire", seat => seat.Holder),
        ],
        Empty = "Aucun mandat ne prend fin d’ici quatre-vingt-dix jours.",
    };

    public static PdfReport Build(PdfInfo info) => new PdfReport(info, French)
        .Title("Rapport au comité de direction, période 8 de l’exercice 2026-2027")
        .KeyFigures(
            new KeyFigure("Postes désignés", "76", "dont 8 de coordination"),
            new KeyFigure("Postes vacants", "9", "le plus ancien depuis 214 jours"),
            new KeyFigure("Complétude des déclarations", "91,2\u00A0%", "31 établissements sur 34"),
            new KeyFigure("Téléconsultations", "184\u00A0306", "en hausse de 4,1\u00A0% sur un an"))
        .Contents()
        .PageBreak()
        .Heading(1, "Faits saillants", "highlights")
        .Paragraph("Neuf postes désignés sont vacants au 21 novembre 2026, soit deux de moins qu’à la période précédente. Trois d’entre eux le sont depuis plus de cent jours; les centres de coordination de la télésanté en ont informé les directions concernées. Le volume des téléconsultations progresse dans les quatre territoires, surtout en santé mentale et en suivi de maladies chroniques.")
        .Bullets(
            "Trois établissements n’ont pas encore soumis leur déclaration de la période 8.",
            "Deux déclarations ont été retournées\u00A0: le motif est inscrit sur les cellules visées, et l’établissement répond dans le portail sans rien ressaisir.",
            "Quatre mandats prennent fin d’ici quatre-vingt-dix jours.")
        .Note("Les valeurs de 1 à 4 des indicateurs de patients sont masquées hors de l’établissement, de son centre de coordination et du ministère. Un masquage secondaire empêche de les recalculer à partir des totaux.")
        .DefinitionList(
            ("Établissements", "34, dans 18 régions sociosanitaires et quatre territoires de RUISSS"),
            ("Période visée", "P8, du 18 octobre au 14 novembre 2026"),
            ("Échéance", "29 novembre 2026; verrouillage le 14 décembre 2026"),
            ("Base des valeurs", "Déclarations acceptées, y compris celles en cours de révision"))
        .Heading(1, "Postes désignés", "seats")
        .Paragraph("Chaque établissement désigne un pilote clinique et un pilote technologique. Un poste vacant le demeure jusqu’à la prise d’effet d’un acte de désignation; un intérim ne l’interrompt pas.")
        .Heading(2, "Situation par établissement")
        .Table(SeatTable, Seats(68))
        .Heading(2, "Mandats à renouveler")
        .Table(EndingTable, [])
        .Heading(1, "Usage de la télésanté", "usage")
        .Paragraph("Les téléconsultations sont comptées une fois par patient et par jour, quel que soit le nombre d’intervenants. Les territoires se comparent à population égale dans le rapport sur l’équité d’accès.")
        .Figure(
            "Diagramme à barres des téléconsultations de la période 8 par territoire\u00A0: RUISSS de l’Université de Montréal 71 204, McGill 48 310, Université Laval 39 876, Université de Sherbrooke 24 916.",
            190,
            Bars,
            caption: "Figure 1 – Téléconsultations par territoire, période 8")
        .Link("Revenir aux postes désignés", "seats")
        .Link("Ouvrir la définition de l’indicateur dans le portail", new Uri("https://portail.example/fr/utilization/indicators/TC"));

    public static IEnumerable<Seat> Seats(int count)
    {
        string[] territories = ["RUISSS de l’Université de Montréal", "RUISSS McGill", "RUISSS de l’Université Laval", "RUISSS de l’Université de Sherbrooke"];
        string[] names =
        [
            "Centre hospitalier de l’Université de Montréal", "CISSS de Laval", "CIUSSS du Nord-de-l’Île-de-Montréal",
            "Centre régional de santé et de services sociaux de la Baie-James", "CISSS des Îles", "CIUSSS de l’Estrie – Centre hospitalier universitaire de Sherbrooke",
            "Conseil cri de la santé et des services sociaux de la Baie James (ᐄᔨᔨᐤ ᐊᔅᒌ)", "Régie régionale de la santé et des services sociaux du Nunavik (ᓄᓇᕕᒃ)",
        ];
        for (var i = 0; i < count; i++)
        {
            var vacant = i % 8 == 3 ? 11 + 29 * (i % 7) : 0;
            yield return new Seat(
                territories[i * territories.Length / count],
                names[i / 2 % names.Length],
                i % 2 == 0 ? "Pilote clinique" : "Pilote technologique",
                vacant > 0 ? "Vacant" : $"Titulaire fictif {i + 1}",
                vacant,
                100 - i % 5 * 3.7m);
        }
    }

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture).Replace('.', ',');

    private static void Bars(ICanvas canvas)
    {
        (string Name, string Text, double Value, Hatch Hatch)[] bars =
        [
            ("Université de Montréal", "71\u00A0204", 71204, Hatch.None), ("McGill", "48\u00A0310", 48310, Hatch.Diagonal),
            ("Université Laval", "39\u00A0876", 39876, Hatch.Dots), ("Université de Sherbrooke", "24\u00A0916", 24916, Hatch.Grid),
        ];
        var label = new TextStyle(FontFace.Regular, 9.5, PdfTheme.Ink);
        const double Left = 130, Row = 40;
        var scale = (canvas.Width - Left - 50) / 80000;
        for (var tick = 0; tick <= 80000; tick += 20000)
        {
            canvas.Line(Left + tick * scale, 4, Left + tick * scale, 4 * Row + 4, new Stroke(PdfTheme.Rule, 0.6, Dash: tick == 0 ? 0 : 2));
            canvas.Text(tick == 0 ? "0" : $"{tick / 1000}\u00A0000", Left + tick * scale, 4 * Row + 18, label with { Size = 8, Color = PdfTheme.Grey }, TextAnchor.Middle);
        }

        for (var i = 0; i < bars.Length; i++)
        {
            var y = 12 + i * Row;
            canvas.Text(bars[i].Name + " ", Left - 8, y + 16, label, TextAnchor.End);
            canvas.Rect(Left, y, bars[i].Value * scale, 24, new Paint(PdfTheme.Blue, bars[i].Hatch, PdfTheme.Tint), new Stroke(PdfTheme.Blue, 0.8), 2);
            canvas.Text(bars[i].Text + " ", Left + bars[i].Value * scale + 7, y + 16, label with { Face = FontFace.Bold });
        }
    }
}

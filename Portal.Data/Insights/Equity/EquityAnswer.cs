using Portal.Data.Access;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>Some regions, their figures, and how these stand to the urban regions’.</summary>
/// <param name="Code">A degree of remoteness, or <see cref="EquityAnswer.Indigenous"/>.</param>
/// <param name="Gaps">Empty for the urban regions themselves.</param>
public sealed record EquityGroup(
    string Code, IReadOnlyList<NetworkRegion> Regions, DataBehind Data,
    IReadOnlyDictionary<EquityMeasure, EquityFigure> Figures, IReadOnlyDictionary<EquityMeasure, EquityGap> Gaps);

/// <summary>
/// Regions by how far they lie from where care is, each figure a ratio of summed parts, beside the urban ones. A region’s degree is the
/// working classification of the reference data, and what is counted there is where the service was given from, not where a patient lives.
/// </summary>
public sealed class EquityAnswer
{
    /// <summary>The northern regions for which the reference data name the nations that live there.</summary>
    public const string Indigenous = "indigenous";

    public const string Urban = "urban";

    private static readonly string[] Degrees = [Urban, "intermediate", "rural", "remote", "northern"];

    private EquityAnswer(IReadOnlyList<EquityGroup> groups) => Groups = groups;

    /// <summary>Urban first; only those of which the asker has figures.</summary>
    public IReadOnlyList<EquityGroup> Groups { get; }

    public EquityGroup? Of(string code) => Groups.FirstOrDefault(group => group.Code == code);

    /// <summary>The questions that it is made of, over one span.</summary>
    /// <param name="form">What it does not have is not asked, and its figures are not known.</param>
    public static IReadOnlyList<InsightQuestion> Questions(InsightQuestion span, Form form) =>
    [
        .. from measures in Asked.Where(code => form.FindIndicator(code) is not null).Select(code => new MeasureKey(code)).Chunk(InsightQuestion.MostMeasures)
           select span with { Measures = measures, Rows = Dimension.Region, Columns = null },
    ];

    private static readonly string[] Asked = ["SESS", "PAT", "NEWACC", "ASANS", "ASTGT", "ASHRS", "KMAVOID"];

    /// <param name="answers">To <see cref="Questions"/>.</param>
    public static EquityAnswer Of(AccessScope scope, InsightNetwork network, IReadOnlyList<InsightAnswer> answers)
    {
        var day = answers[0].Periods[^1].EndsOn;
        List<EquityGroup> groups =
        [
            .. from degree in Degrees.Append(Indigenous)
               let regions = degree == Indigenous
                   ? network.Regions.Where(region => region.Remoteness == "northern" && region.Nations.Length > 0)
                   : network.Regions.Where(region => region.Remoteness == degree)
               let @group = Group(degree, [.. regions])
               where @group is not null
               select @group,
        ];
        var urban = groups.FirstOrDefault(group => group.Code == Urban);
        return new EquityAnswer(urban is null ? groups : [.. groups.Select(group => Beside(group, urban))]);

        static EquityGroup Beside(EquityGroup group, EquityGroup urban) => group.Code == Urban ? group : group with
        {
            Gaps = group.Figures.ToDictionary(figure => figure.Key, figure => EquityGap.Between(figure.Key, figure.Value, urban.Figures[figure.Key])),
        };

        EquityGroup? Group(string code, List<NetworkRegion> regions)
        {
            var codes = regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
            var rows = Enumerable.Range(0, answers[0].Rows.Count).Where(row => codes.Contains(answers[0].Rows[row].Code)).ToList();
            if (rows.Count == 0)
            {
                return null;
            }

            var data = new DataBehind(rows.Sum(row => answers[0].RowTotal(row).Data.Filed), rows.Sum(row => answers[0].RowTotal(row).Data.Due));
            var shown = regions.Where(region => rows.Any(row => answers[0].Rows[row].Code == region.Code)).ToList();
            var inhabitants = network.Inhabitants(scope, shown.Select(region => region.Code).ToHashSet(StringComparer.Ordinal), day);
            var figures = new Dictionary<EquityMeasure, EquityFigure>();
            void Add(EquityMeasure measure, string events, string total, decimal? of, decimal scale) =>
                figures[measure] = EquityFigure.Of(measure, new EquityParts(Sum(events), Sum(total), of, scale));
            Add(EquityMeasure.Activities, "SESS", "SESS", inhabitants, 10_000);
            Add(EquityMeasure.Patients, "PAT", "PAT", inhabitants, 10_000);
            Add(EquityMeasure.NewAccess, "NEWACC", "NEWACC", inhabitants, 100_000);
            Add(EquityMeasure.Turnaround, "ASANS", "ASHRS", Sum("ASANS"), 1);
            Add(EquityMeasure.OnTarget, "ASANS", "ASTGT", Sum("ASANS"), 1);
            Add(EquityMeasure.Travel, "SESS", "KMAVOID", Sum("SESS"), 1);
            return new EquityGroup(code, shown, data, figures, new Dictionary<EquityMeasure, EquityGap>());

            decimal? Sum(string code)
            {
                var cells = (from answer in answers
                             from measure in answer.Measures.Index()
                             where measure.Item.Key.Code == code
                             from row in rows
                             select answer.RowTotal(row, measure.Index).Value).ToList();
                return cells.Exists(cell => cell.IsMasked) || cells.TrueForAll(cell => cell.Kind != QuantityKind.Number)
                    ? null
                    : cells.Sum(cell => cell.Kind == QuantityKind.Number ? cell.Amount : 0);
            }
        }
    }
}

using Portal.Data.Insights;
using Portal.Data.Tests.Utilization.Sql;

namespace Portal.Data.Tests.Insights;

/// <summary>Questions of every shape over the world's form and network, most of them sound.</summary>
internal static class RandomQuestions
{
    private static readonly string[] Plain = ["SCHED", "DONE", "RPMACT", "PAT", "HRS", "R_COMPL", "R_VIDEO", "R_PER10K", "SESS", "SESS[video]", "SESS[consult]"];
    private static readonly Dimension[] Places = [.. Dimension.Fixed.Where(dimension => dimension.Kind == DimensionKind.Place)];
    private static readonly Dimension[] Times = [.. Dimension.Fixed.Where(dimension => dimension.Kind == DimensionKind.Time)];
    private static readonly Dimension Activity = Dimension.Breakdown("activity");
    private static readonly Dimension Channel = Dimension.Breakdown("channel");

    private static readonly Dictionary<Dimension, string[]> Codes = new()
    {
        [Dimension.Territory] = ["UL", "UDEM"],
        [Dimension.Region] = ["03", "06"],
        [Dimension.BodyKind] = ["CHU", "Institute"],
        [Dimension.Establishment] = InsightWorld.Bodies,
        [Activity] = ["consult", "advice"],
        [Channel] = ["video", "async"],
    };

    public static InsightQuestion Next(Random random)
    {
        var broken = random.Next(3) == 0;
        var measures = broken ? ["SESS"] : Enumerable.Range(0, random.Next(1, 4)).Select(_ => Plain[random.Next(Plain.Length)]).Distinct();
        var (from, to) = (random.Next(1, InsightWorld.Periods + 1), random.Next(1, InsightWorld.Periods + 1));
        return new InsightQuestion
        {
            Measures = [.. measures.Select(text => MeasureKey.TryParse(text, out var key) ? key : throw new ArgumentException(text))],
            Rows = Axis(random, broken),
            Columns = Axis(random, broken),
            Filters = Filters(random, broken),
            From = PlantedForm.Code(Math.Min(from, to)),
            To = PlantedForm.Code(Math.Max(from, to)),
            StructureToday = random.Next(5) == 0,
            StructureOn = random.Next(5) == 0 ? new DateOnly(2024, 4, 1).AddDays(random.Next(300)) : null,
            Basis = random.Next(3) == 0 ? Basis.Accepted : Basis.Submitted,
            Comparison = random.Next(4) == 0 ? Comparison.Previous : Comparison.None,
            Top = random.Next(6) == 0 ? 1 : null,
        };
    }

    private static Dimension? Axis(Random random, bool broken) => random.Next(broken ? 6 : 4) switch
    {
        0 => null,
        1 => Times[random.Next(Times.Length)],
        4 => Activity,
        5 => Channel,
        _ => Places[random.Next(Places.Length)],
    };

    private static Dictionary<Dimension, IReadOnlyList<string>> Filters(Random random, bool broken)
    {
        var filters = new Dictionary<Dimension, IReadOnlyList<string>>();
        foreach (var (dimension, codes) in Codes.Where(choice => broken || choice.Key.Kind != DimensionKind.Category))
        {
            if (random.Next(5) == 0)
            {
                filters[dimension] = [.. codes.Where(_ => random.Next(2) == 0).DefaultIfEmpty(codes[0]).Order(StringComparer.Ordinal)];
            }
        }

        return filters;
    }
}

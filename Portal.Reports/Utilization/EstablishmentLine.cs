using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Reports.Utilization;

/// <summary>An establishment among others: what it filed and what that comes to, beside the same span a year before.</summary>
public sealed record EstablishmentLine
{
    /// <summary>The inputs that a line is made of.</summary>
    public static IReadOnlyList<string> Indicators { get; } = [IndicatorCodes.Activities, "INPERS", "SCHED", "DONE", "NOSHOW", "TECHFAIL", "PAT", "RPMACT", "ASANS", "KMAVOID"];

    /// <summary>What a list of establishments shows of them.</summary>
    internal static IReadOnlyList<string> Shown { get; } =
    [
        IndicatorCodes.Activities, IndicatorCodes.CompletionRate, IndicatorCodes.VirtualShare, IndicatorCodes.Patients, IndicatorCodes.Telemonitored, IndicatorCodes.DistanceAvoided,
    ];

    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? TerritoryCode { get; init; }
    public required string Territory { get; init; }
    public required Completeness Counts { get; init; }
    public required IReadOnlyList<ObligationMark> Marks { get; init; }

    /// <summary>Null when nothing counts.</summary>
    public BodySums? Sums { get; init; }
    public BodySums? Before { get; init; }

    public Quantity Value(Form form, string indicator) => Sums is null ? Quantity.NotAvailable : form.Value(indicator, Sums.Summed(form));

    public Quantity ValueBefore(Form form, string indicator) => Before is null ? Quantity.NotAvailable : form.Value(indicator, Before.Summed(form));

    /// <summary>Territory by territory in the order in which they come, then by name.</summary>
    public static IReadOnlyList<EstablishmentLine> Of(
        IEnumerable<BodyObligations> bodies, IEnumerable<BodySums> now, IEnumerable<BodySums> before, Language language)
    {
        var sums = now.ToDictionary(one => (one.BodyCode, one.TerritoryCode));
        var earlier = before.GroupBy(one => one.BodyCode).ToDictionary(body => body.Key, body => body.First());
        return
        [
            .. BodyObligations.ByName(bodies, language).Select(body => new EstablishmentLine
            {
                Code = body.BodyCode,
                Name = body.Body(language),
                TerritoryCode = body.TerritoryCode,
                Territory = body.Territory(language),
                Counts = body.Counts,
                Marks = body.Marks,
                Sums = sums.GetValueOrDefault((body.BodyCode, body.TerritoryCode)),
                Before = earlier.GetValueOrDefault(body.BodyCode),
            }),
        ];
    }
}

/// <summary>The indicators that documents single out; the form may lack any of them.</summary>
internal static class IndicatorCodes
{
    public const string Activities = "SESS";
    public const string Programmes = "PROG";
    public const string VirtualShare = "R_VIRTUAL";
    public const string CompletionRate = "R_COMPL";
    public const string VideoShare = "R_VIDEO";
    public const string TechnicalFailures = "R_TECH";
    public const string Patients = "PAT";
    public const string RemotePatients = "PATREM";
    public const string IndigenousPatients = "PATIND";
    public const string Telemonitored = "RPMACT";
    public const string DistanceAvoided = "KMAVOID";
    public const string PerInhabitants = "R_PER10K";
    public const string ChannelDimension = "channel";
}

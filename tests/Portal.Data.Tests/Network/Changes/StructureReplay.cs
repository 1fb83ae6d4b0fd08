using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Network.Changes;
using Portal.TestKit.Network;

namespace Portal.Data.Tests.Network.Changes;

/// <summary>An establishment as a replay has it: its name, its primary territory, its affiliations, who holds the clinical seat.</summary>
internal sealed record Replayed(string Name, string Territory, IReadOnlySet<string> Affiliations, string? Holder)
{
    public override string ToString() => $"{Name} in {Territory} [{string.Join(' ', Affiliations.Order(StringComparer.Ordinal))}] held by {Holder}";
}

/// <summary>
/// Random acts, and what the network is after those up to a day, told by doing one after the other: written apart from the
/// planner and the SQL so that they can disagree.
/// </summary>
internal static class StructureReplay
{
    private static readonly string[] Territories = ["UL", "UDEM", "MCGILL"];
    private static readonly string[] Old = ["CHUQ", "IUCPQ", "CHUM", "ETE"];
    private static readonly string[] New = ["N1", "N2", "N3", "N4", "N5", "N6"];

    /// <summary>A body that is there, or may come.</summary>
    public static Gen<string> Body { get; } = Gen.Elements([.. Old, .. New]);
    private static readonly Gen<string> Territory = Gen.Elements(Territories);

    public static Gen<DateOnly> Day { get; } = Gen.Choose(300, 900).Select(days => SmallNetwork.Start.AddDays(days));
    private static readonly Gen<NewBodyInput> NewBody = from code in Gen.Elements(New) from territory in Territory select ChangedNetwork.New(code, territory);

    /// <summary>One act, sound or not.</summary>
    public static Gen<StructureInput> One { get; } =
        from kind in Gen.Elements(Enum.GetValues<StructureChangeKind>())
        from first in Day
        from bodies in Body.ListOf(3)
        from fresh in NewBody.ListOf(2)
        from territory in Territory
        from flag in Gen.Elements(true, false)
        select Shape(ChangedNetwork.Act(kind, first), [.. bodies], [.. fresh], territory, flag);

    /// <summary>Many of them are refused by what came before; what is left is a history.</summary>
    public static Gen<List<StructureInput>> Any { get; } = from acts in One.ListOf(30) select acts.ToList();

    /// <summary>The days where something may change, and their eves.</summary>
    public static IEnumerable<DateOnly> TellingDays(IEnumerable<StructureInput> acts) => acts
        .SelectMany(act => new[] { act.OnDate!.Value.AddDays(-1), act.OnDate.Value }).Append(SmallNetwork.Start.AddDays(299)).Append(SmallNetwork.Start.AddDays(1000)).Distinct().Order();

    public static SortedDictionary<string, Replayed> On(DateOnly day, IEnumerable<StructureInput> acts, IReadOnlyDictionary<string, Replayed> first)
    {
        var network = new SortedDictionary<string, Replayed>(first.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var act in acts.Where(act => act.OnDate <= day).OrderBy(act => act.OnDate))
        {
            Do(network, act);
        }

        return network;
    }

    private static void Do(SortedDictionary<string, Replayed> network, StructureInput act)
    {
        foreach (var body in act.NewBodies)
        {
            network.Add(body.Code!, new Replayed(body.NameFr!, body.Territory!, new HashSet<string>(), null));
        }

        var code = act.Bodies.Count > 0 ? act.Bodies[0] : "";
        switch (act.Kind)
        {
            case StructureChangeKind.Close or StructureChangeKind.Merge:
            case StructureChangeKind.Split when !act.Continues:
                act.Bodies.ToList().ForEach(body => Assert(network.Remove(body)));
                break;
            case StructureChangeKind.Rename:
                network[code] = network[code] with { Name = act.NameFr! };
                break;
            case StructureChangeKind.Move:
                network[code] = network[code] with { Territory = act.Territory!, Affiliations = network[code].Affiliations.Except([act.Territory!]).ToHashSet() };
                break;
            case StructureChangeKind.Affiliate:
                network[code] = network[code] with { Affiliations = network[code].Affiliations.Append(act.Territory!).ToHashSet() };
                break;
            case StructureChangeKind.EndAffiliation:
                network[code] = network[code] with { Affiliations = network[code].Affiliations.Except([act.Territory!]).ToHashSet() };
                break;
        }
    }

    private static StructureInput Shape(StructureInput act, string[] bodies, NewBodyInput[] fresh, string territory, bool flag) => act.Kind switch
    {
        StructureChangeKind.Open => act with { NewBodies = [fresh[0]] },
        StructureChangeKind.Close => act with { Bodies = [bodies[0]] },
        StructureChangeKind.Merge when flag => act with { Bodies = [bodies[0], bodies[1]], NewBodies = [fresh[0]] },
        StructureChangeKind.Merge => act with { Bodies = [bodies[0]], Successor = bodies[2] },
        StructureChangeKind.Split => act with { Bodies = [bodies[0]], NewBodies = flag ? [fresh[0]] : fresh, Continues = flag },
        StructureChangeKind.Rename => act with { Bodies = [bodies[0]], NameFr = $"Nom {act.OnDate:MMdd}", Acronym = "N" },
        StructureChangeKind.EndAffiliation when flag => act with { Bodies = ["ETE"], Territory = "UL" }, // the one there is at first
        _ => act with { Bodies = [bodies[0]], Territory = territory },
    };

    private static void Assert(bool holds) => Xunit.Assert.True(holds);
}

using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Network.Changes;
using Portal.Data.Tests.Network.Changes;
using Portal.TestKit.Network;

namespace Portal.Data.Tests.Governance;

/// <summary>Something that may happen to the register, as a random history tells it.</summary>
internal enum RegisterStep
{
    Structure,
    Appoint,
    Replace,
    End,
    Withdraw,
    Rename,
}

/// <param name="Structure">Of a change of the structure.</param>
/// <param name="Number">Which mandate of the seat an end, a withdrawal or a replacement is about; of a new name, what makes it one.</param>
internal sealed record RegisterEvent(
    RegisterStep Step, StructureInput Structure, string Body, string Role, string Person, DateOnly Day, int? Length, bool IsInterim, int Number)
{
    private static readonly Gen<RegisterEvent> One =
        from step in Gen.Frequency(
            (2, Gen.Constant(RegisterStep.Structure)), (6, Gen.Constant(RegisterStep.Appoint)), (2, Gen.Constant(RegisterStep.Replace)),
            (2, Gen.Constant(RegisterStep.End)), (1, Gen.Constant(RegisterStep.Withdraw)), (1, Gen.Constant(RegisterStep.Rename)))
        from structure in StructureReplay.One
        from body in StructureReplay.Body
        from role in Gen.Elements(Roles.OfEstablishment.ToArray())
        from person in Gen.Elements(SmallNetwork.People.ToArray())
        from day in StructureReplay.Day
        from length in Gen.Choose(0, 300)
        from number in Gen.Choose(0, 5)
        from flag in Gen.Choose(0, 3)
        select new RegisterEvent(step, structure, body, role, person, day, length < 60 ? null : length, flag == 0, number);

    public static Gen<List<RegisterEvent>> Any { get; } = from events in One.ListOf(60) select events.ToList();

    public DateOnly? Until => Length is { } days ? Day.AddDays(days) : null;

    public string Label => $"Rôle {Day:yyMMdd} {Number}";
}

/// <summary>A mandate that was not withdrawn.</summary>
internal sealed record ReplayedMandate(string Body, string Role, string Person, DateOnly From, DateOnly? To, bool IsInterim)
{
    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A seat with everything that a list says of it on a day.</summary>
internal sealed record ReplayedSeat(
    string Body, string Role, string Label, string Name, string Territory, string? Holder, DateOnly? HeldFrom, DateOnly? HeldUntil, string? Interim, DateOnly? InterimFrom)
    : IComparable<ReplayedSeat>
{
    public int CompareTo(ReplayedSeat? other) => string.CompareOrdinal($"{Body} {Role}", $"{other?.Body} {other?.Role}");
}

/// <summary>
/// The register after what was recorded, one event after the other: structure, names of roles, mandates. Written apart from the
/// commands and the SQL so that they can disagree.
/// </summary>
internal sealed class RegisterReplay(IReadOnlyDictionary<string, Replayed> first)
{
    private readonly List<StructureInput> acts = [];
    private readonly List<ReplayedMandate> mandates = [];
    private readonly List<(string Role, DateOnly From, string Label)> labels =
    [
        (Roles.ClinicalPilot, SmallNetwork.Start, "Répondant clinique"), (Roles.ClinicalPilot, SmallNetwork.PilotRenamed, "Pilote clinique"),
        (Roles.TechnologyPilot, SmallNetwork.Start, $"Poste {Roles.TechnologyPilot}"),
    ];

    /// <summary>The mandates of a seat, in the order of their first days.</summary>
    public IReadOnlyList<ReplayedMandate> Of(string body, string role) =>
        [.. mandates.Where(mandate => mandate.Body == body && mandate.Role == role).OrderBy(mandate => mandate.From).ThenBy(mandate => mandate.IsInterim)];

    public void Do(RegisterEvent happened, ReplayedMandate? about)
    {
        switch (happened.Step)
        {
            case RegisterStep.Structure:
                Change(happened.Structure);
                break;
            case RegisterStep.Rename:
                labels.Add((happened.Role, happened.Day, happened.Label));
                break;
            case RegisterStep.Appoint:
                mandates.Add(new ReplayedMandate(happened.Body, happened.Role, happened.Person, happened.Day, happened.Until, happened.IsInterim));
                break;
            case RegisterStep.Replace:
                End(about!, happened.Day.AddDays(-1));
                mandates.Add(new ReplayedMandate(happened.Body, happened.Role, happened.Person, happened.Day, happened.Until, IsInterim: false));
                break;
            case RegisterStep.End:
                End(about!, happened.Day);
                break;
            case RegisterStep.Withdraw:
                mandates.Remove(about!);
                break;
        }
    }

    /// <summary>Each establishment that is open on a day has its two pilots’ seats.</summary>
    /// <param name="named">The day whose names the roles have.</param>
    public List<ReplayedSeat> On(DateOnly day, DateOnly named) =>
    [
        .. (from body in StructureReplay.On(day, acts, first)
            from role in Roles.OfEstablishment
            let running = Of(body.Key, role).Where(mandate => mandate.Covers(day)).ToList()
            let holder = running.SingleOrDefault(mandate => !mandate.IsInterim)
            let interim = running.SingleOrDefault(mandate => mandate.IsInterim)
            select new ReplayedSeat(
                body.Key, role, LabelOn(role, named), body.Value.Name, body.Value.Territory, holder?.Person, holder?.From, holder?.To, interim?.Person, interim?.From)).Order(),
    ];

    public string LabelOn(string role, DateOnly day) => labels.Where(label => label.Role == role && label.From <= day).MaxBy(label => label.From).Label;

    /// <summary>Every day on which something may read otherwise than the day before, and its eve.</summary>
    public IEnumerable<DateOnly> TellingDays => acts.Select(act => act.OnDate!.Value)
        .Concat(mandates.Select(mandate => mandate.From)).Concat(mandates.Where(mandate => mandate.To is not null).Select(mandate => mandate.To!.Value.AddDays(1)))
        .Concat(labels.Select(label => label.From).Where(from => from > SmallNetwork.PilotRenamed))
        .SelectMany(day => new[] { day.AddDays(-1), day }).Distinct().Order();

    private void Change(StructureInput act)
    {
        acts.Add(act);
        if (act.Kind is not (StructureChangeKind.Close or StructureChangeKind.Merge) && (act.Kind != StructureChangeKind.Split || act.Continues))
        {
            return;
        }

        var last = act.OnDate!.Value.AddDays(-1);
        foreach (var mandate in mandates.Where(mandate => act.Bodies.Contains(mandate.Body)).ToList())
        {
            if (mandate.From > last)
            {
                mandates.Remove(mandate);
            }
            else if (mandate.To is null || mandate.To > last)
            {
                End(mandate, last);
            }
        }
    }

    private void End(ReplayedMandate mandate, DateOnly last) => mandates[mandates.IndexOf(mandate)] = mandate with { To = last };
}

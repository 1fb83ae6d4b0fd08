using System.Diagnostics.CodeAnalysis;

namespace Portal.Data.Access;

/// <summary>
/// Who asks, and how far they see: the whole network, the establishments of one territory, or one establishment.
/// Every query and command takes it first and applies it in its SQL (<see cref="ScopeSql"/>).
/// </summary>
public sealed record AccessScope
{
    public required Persona Persona { get; init; }

    /// <summary>Set for a centre: its territory's code.</summary>
    public string? Territory { get; init; }

    /// <summary>Set for a filer and a pilot: their establishment's code.</summary>
    public string? Body { get; init; }

    /// <summary>Stable, for the trail: <c>demo:centre:UL</c>.</summary>
    public required string ActorId { get; init; }

    /// <summary>As the trail and the receipts name them.</summary>
    public required string ActorName { get; init; }

    /// <summary>The person in the directory, where there is one: decides which seat certifies a filing.</summary>
    public int? PersonId { get; init; }

    public bool SeesWholeNetwork => Territory is null && Body is null;

    /// <summary>Governance and utilization: everyone but the administrator.</summary>
    public bool MayReadOperations => Persona != Persona.Administrator;

    /// <summary>
    /// Counts of patients that could point to a person are for the establishment, its centre and the Ministry alone. Whoever
    /// else comes to read operations does not see them: <see cref="Utilization.SmallCells"/>.
    /// </summary>
    public bool MasksSmallCells => Persona is not (Persona.Establishment or Persona.Pilot or Persona.Centre or Persona.Ministry);

    public bool MayReadTrail => Persona is Persona.Ministry or Persona.Auditor;

    /// <summary>Accounts, requests for access and campaigns of review: the administrator, who approves nothing else.</summary>
    public bool MayManageAccounts => Persona is Persona.Administrator;

    /// <summary>Say whether others of one's territory still need their access: the centres, and the Ministry for the rest.</summary>
    public bool MayAnswerAccessReviews => Persona is Persona.Ministry or Persona.Centre;

    /// <summary>Fill in and submit: the establishment; the centre edits a draft on behalf of it.</summary>
    public bool MayEditFilings => Persona is Persona.Establishment or Persona.Pilot or Persona.Centre;

    public bool MaySubmitFilings => Persona is Persona.Establishment or Persona.Pilot;

    /// <summary>Say something about a cell: whoever fills in, reviews or accepts.</summary>
    public bool MayCommentFilings => MayEditFilings || MayReturnFilings;

    /// <summary>Review (centre), return (centre and Ministry).</summary>
    public bool MayReviewFilings => Persona is Persona.Centre;

    public bool MayReturnFilings => Persona is Persona.Centre or Persona.Ministry;

    public bool MayAcceptFilings => Persona is Persona.Ministry;

    /// <summary>Write the rules that filings are checked against.</summary>
    public bool MayManageRules => Persona is Persona.Ministry;

    /// <summary>Say what the form asks, from which period on.</summary>
    public bool MayManageForms => Persona is Persona.Ministry;

    /// <summary>Open again what was accepted, with a reason and for a time: the Ministry.</summary>
    public bool MayReopenFilings => Persona is Persona.Ministry;

    /// <summary>Open, close, merge, split, rename and move establishments; name roles and say which body must fill them.</summary>
    public bool MayManageStructure => Persona is Persona.Ministry;

    /// <summary>Say whether the register is still right about one's establishment.</summary>
    public bool MayConfirmDetails => Persona is Persona.Establishment or Persona.Pilot;

    /// <summary>Two entries of one person become one: whoever sees all of their mandates.</summary>
    public bool MayMergePeople => Persona is Persona.Ministry;

    /// <summary>The coordination committee of a territory is kept by its centre; the Ministry and the auditor read it.</summary>
    public bool MayManageTerritorialCommittee => Persona is Persona.Centre;

    /// <summary>The committee of an establishment is kept by it and by its centre.</summary>
    public bool MayManageLocalCommittees => Persona is Persona.Centre or Persona.Establishment or Persona.Pilot;

    public bool MayOpenPeriods => Persona is Persona.Ministry;

    /// <summary>Decide when reminders fall: the Ministry.</summary>
    public bool MayManageReminders => Persona is Persona.Ministry;

    /// <summary>Know whose reminders did not arrive: the Ministry, which asks for filings, and the administrator, who keeps the mail going.</summary>
    public bool MayReadDeliveries => Persona is Persona.Ministry or Persona.Administrator;

    /// <summary>Waive and extend: the Ministry; a centre waives nothing.</summary>
    public bool MayManageObligations => Persona is Persona.Ministry;

    /// <summary>The Ministry manages the seats of its own level and of the centres, a centre those of its establishments.</summary>
    public bool MayManageSeatsOf(string level) => level switch
    {
        BodyLevel.Ministry or BodyLevel.Centre => Persona == Persona.Ministry,
        BodyLevel.Establishment => Persona == Persona.Centre,
        _ => Persona == Persona.Ministry,
    };

    /// <summary>The persona as it is named on the command line and in the trail: <c>centre:UL</c>.</summary>
    public string Name => (Persona.ToString().ToLowerInvariant(), Territory ?? Body) switch
    {
        (var persona, null) => persona,
        var (persona, code) => $"{persona}:{code}",
    };

    /// <summary>The portal itself, as the trail names what it does without a person: <c>system:reference</c>. It has no right to operations.</summary>
    public static AccessScope System(string task) => new() { Persona = Persona.Administrator, ActorId = $"system:{task}", ActorName = "Portail" };

    /// <summary>Reads <c>ministry</c>, <c>centre:UL</c>, <c>establishment:CHUM</c>, <c>pilot:CHUM</c>, <c>auditor</c> or <c>administrator</c>.</summary>
    /// <returns>False when the text is none of them; whether the code exists is not asked here.</returns>
    public static bool TryParse(string? text, string actorPrefix, [NotNullWhen(true)] out AccessScope? scope)
    {
        scope = null;
        var (name, code) = (text ?? "").Split(':', 2) switch
        {
            [var n, var c] when c.Length is > 0 and <= 20 => (n, c),
            [var n] => (n, null),
            _ => ("", null),
        };
        if (!Enum.TryParse<Persona>(name, ignoreCase: true, out var persona) || !Enum.IsDefined(persona) || char.IsDigit(name[0]))
        {
            return false;
        }

        var needsCode = persona is Persona.Centre or Persona.Establishment or Persona.Pilot;
        if (needsCode != (code is not null))
        {
            return false;
        }

        scope = new AccessScope
        {
            Persona = persona,
            Territory = persona == Persona.Centre ? code : null,
            Body = persona is Persona.Establishment or Persona.Pilot ? code : null,
            ActorId = "",
            ActorName = "",
        };
        scope = scope with { ActorId = $"{actorPrefix}:{scope.Name}", ActorName = scope.Name };
        return true;
    }
}

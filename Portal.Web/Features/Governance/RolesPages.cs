using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Governance.Roles;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

internal static class RoleLinks
{
    public static string Index(Language language) => $"/{language.Segment()}/governance/roles";

    public static string New(Language language) => $"{Index(language)}/new";

    public static string Role(Language language, string code) => $"{Index(language)}/{code}";
}

/// <summary>A role's name as it was typed.</summary>
public sealed record RoleForm
{
    public string? Code { get; init; }
    public string? LabelFr { get; init; }
    public string? LabelEn { get; init; }
    public string? From { get; init; }
    public bool IsPilot { get; init; }
    public int SeenLabelId { get; init; }

    public RoleInput ToInput() => new() { Code = Code, LabelFr = LabelFr, LabelEn = LabelEn, From = DateEntry.Read(From).Day, IsPilot = IsPilot };
}

/// <summary>A requirement as it was typed.</summary>
public sealed record RequirementForm
{
    public string? Kind { get; init; }
    public string? OnDate { get; init; }
    public bool Ends { get; init; }
    public bool EndsMandates { get; init; }
    public string? Fingerprint { get; init; }

    public RequirementInput ToInput(string role) =>
        new() { Role = role, Kind = Kind, OnDate = DateEntry.Read(OnDate).Day, Ends = Ends, EndsMandates = EndsMandates };
}

/// <summary>One role before the Ministry: its names, the kinds that must fill it, and what may be changed.</summary>
public sealed record RolePage
{
    public required RoleHistory Role { get; init; }
    public required IReadOnlyList<KindRow> Kinds { get; init; }
    public RoleForm Name { get; init; } = new();
    public RequirementForm Requirement { get; init; } = new();
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>Somebody changed the role after the page was shown.</summary>
    public bool IsStale { get; init; }

    /// <summary>Three statements. Null for an unknown code.</summary>
    public static async Task<RolePage?> LoadAsync(IReadSession session, string code) => await RoleQueries.FindAsync(session, code) is { } role
        ? new RolePage
        {
            Role = role,
            Kinds = await RoleQueries.KindsAsync(session),
            Name = new RoleForm { LabelFr = role.Newest.LabelFr, LabelEn = role.Newest.LabelEn, SeenLabelId = role.Newest.RoleLabelId },
        }
        : null;
}

/// <summary>What a requirement does, before it is confirmed.</summary>
public sealed record RequirementPage(RolePage Page, RequirementPlan Plan, RequirementForm Form, bool IsStale);

using System.Diagnostics.CodeAnalysis;
using Portal.Data.Access;

namespace Portal.Data.Governance.Committees;

public enum CommitteeKind
{
    /// <summary>The coordination committee of a territory (CTCOT).</summary>
    Territorial,

    /// <summary>The tactical committee of an establishment.</summary>
    Local,
}

/// <summary>Which committee: of a territory, or of an establishment, by its code.</summary>
public readonly record struct CommitteeKey(CommitteeKind Kind, string Code)
{
    /// <summary>As in addresses: <c>territorial</c>, <c>local</c>.</summary>
    public string Segment => Kind == CommitteeKind.Territorial ? "territorial" : "local";

    public string? Territory => Kind == CommitteeKind.Territorial ? Code : null;

    public string? Body => Kind == CommitteeKind.Local ? Code : null;

    /// <summary>As the trail names it: <c>Committee/territorial/UL</c>.</summary>
    public string Subject => $"Committee/{Segment}/{Code}";

    public static bool TryParse(string? segment, string code, [NotNullWhen(true)] out CommitteeKey? key)
    {
        key = segment switch
        {
            "territorial" => new CommitteeKey(CommitteeKind.Territorial, code),
            "local" => new CommitteeKey(CommitteeKind.Local, code),
            _ => null,
        };
        return key is not null;
    }

    /// <summary>Of a committee within the scope: the centre keeps its own and those of its establishments, an establishment its own.</summary>
    public bool MayManage(AccessScope scope) => Kind == CommitteeKind.Territorial ? scope.MayManageTerritorialCommittee : scope.MayManageLocalCommittees;

    /// <summary>An establishment reads what its territory's committee decided, and no more of it.</summary>
    public bool SeesAll(AccessScope scope) => Kind == CommitteeKind.Local || scope.Body is null;
}

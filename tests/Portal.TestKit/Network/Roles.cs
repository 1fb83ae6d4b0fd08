namespace Portal.TestKit.Network;

/// <summary>The roles that the network's seats have, by their codes.</summary>
public static class Roles
{
    public const string ClinicalCoordinator = "ClinicalCoordinator";
    public const string TechnologyCoordinator = "TechnologyCoordinator";
    public const string ClinicalLead = "ClinicalLead";
    public const string TechnologyLead = "TechnologyLead";
    public const string ClinicalPilot = "ClinicalPilot";
    public const string TechnologyPilot = "TechnologyPilot";

    public static IReadOnlyList<string> OfMinistry { get; } = [ClinicalCoordinator, TechnologyCoordinator];

    public static IReadOnlyList<string> OfCentre { get; } = [ClinicalLead, TechnologyLead];

    public static IReadOnlyList<string> OfEstablishment { get; } = [ClinicalPilot, TechnologyPilot];
}

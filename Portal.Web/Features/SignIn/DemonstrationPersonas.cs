using Portal.Data.Access;

namespace Portal.Web.Features.SignIn;

/// <summary>A persona as the demonstration sign-in offers it.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Icon">A symbol of the sprite.</param>
/// <param name="Default">The place that is chosen at first.</param>
public sealed record DemonstrationPersona(string Name, string Icon, PlaceKind Place = PlaceKind.None, string? Default = null);

internal static class DemonstrationPersonas
{
    public static IReadOnlyList<DemonstrationPersona> All { get; } =
    [
        new("ministry", "i-net"),
        new("centre", "i-pen", PlaceKind.Territory, "UL"),
        new("establishment", "i-doc", PlaceKind.Establishment, "CISSSCN"),
        new("pilot", "i-seat", PlaceKind.Establishment, "CISSSCN"),
        new("auditor", "i-eye"),
        new("administrator", "i-gear"),
    ];
}

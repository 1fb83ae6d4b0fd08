namespace Portal.Data.Access;

/// <summary>What a persona must say beside who they are.</summary>
public enum PlaceKind
{
    None,
    Territory,
    Establishment,
}

public static class PlaceKinds
{
    public static PlaceKind Of(Persona persona) => persona switch
    {
        Persona.Centre => PlaceKind.Territory,
        Persona.Establishment or Persona.Pilot => PlaceKind.Establishment,
        _ => PlaceKind.None,
    };
}

using Portal.Data.Access;

namespace Portal.Data.Utilization;

/// <summary>Who last changed a cell, as what, and when.</summary>
public sealed record CellAuthor(string Name, Persona Persona, DateTime AtUtc)
{
    /// <summary>A centre filled in for the establishment.</summary>
    public bool IsOnBehalf => Persona == Persona.Centre;
}

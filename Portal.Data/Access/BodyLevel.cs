namespace Portal.Data.Access;

/// <summary>The levels that the portal's rights speak of. Which kind of body stands on which level is data (<c>BodyKind.Level</c>).</summary>
public static class BodyLevel
{
    public const string Ministry = "Ministry";
    public const string Centre = "Centre";
    public const string Establishment = "Establishment";
}

namespace Portal.Data.Audit;

/// <summary>Kinds of action that are looked for by name.</summary>
public static class TrailActions
{
    public const string Verified = "TrailVerified";
    public const string BackedUp = "BackedUp";
    public const string Restored = "Restored";
    public const string SumsChecked = "SumsChecked";
    public const string SignedIn = "SignedIn";
}

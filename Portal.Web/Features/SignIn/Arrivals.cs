using System.Security.Claims;
using Portal.Data.Access;

namespace Portal.Web.Features.SignIn;

/// <summary>Reads who came from the claims of a checked token, and keeps it in the cookie of a visitor.</summary>
internal static class Arrivals
{
    private const string Issuer = "iss";
    private const string ObjectId = "oid";
    private const string Subject = "sub";
    private const string Tenant = "tid";
    private const string Name = "name";
    private const string Email = "email";
    private const string Address = "address";
    private const int LongestName = 200;
    private const int LongestAddress = 254;

    /// <summary>
    /// Null when the token names nobody. Entra's object id comes before the subject, which is another one for each application.
    /// <para>An e-mail address counts only where the directory says that it verified it (<c>email_verified</c>, Entra's
    /// <c>xms_edov</c>): anybody who administers a directory of their own can write any address into it. A user principal name
    /// counts from Entra alone (<c>tid</c>), which gives out names under verified domains only.</para>
    /// </summary>
    public static Arrival? Read(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(Issuer) is not { } issuer || (user.FindFirstValue(ObjectId) ?? user.FindFirstValue(Subject)) is not { } id)
        {
            return null;
        }

        List<string?> addresses = [];
        if (IsTrue("email_verified") || IsTrue("xms_edov"))
        {
            addresses.Add(user.FindFirstValue(Email));
        }

        if (user.HasClaim(claim => claim.Type == Tenant))
        {
            addresses.Add(user.FindFirstValue("upn"));
            addresses.Add(user.FindFirstValue("preferred_username"));
        }

        List<string> verified = [.. addresses.OfType<string>().Where(address => address.Contains('@', StringComparison.Ordinal) && address.Length <= LongestAddress)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        var name = user.FindFirstValue(Name) is { Length: > 0 } given ? given : verified.FirstOrDefault() ?? id;
        var arrival = new Arrival { Issuer = issuer, ObjectId = id, FullName = name.Length > LongestName ? name[..LongestName] : name, VerifiedAddresses = verified };
        return arrival.IsSound ? arrival : null;

        bool IsTrue(string claim) => user.FindFirstValue(claim) is "true" or "True" or "1";
    }

    /// <summary>For the cookie of somebody whom the portal does not know.</summary>
    public static ClaimsPrincipal Keep(Arrival arrival, string scheme) => new(new ClaimsIdentity(
        [
            new(Issuer, arrival.Issuer), new(Subject, arrival.ObjectId), new(Name, arrival.FullName),
            .. arrival.VerifiedAddresses.Select(address => new Claim(Address, address)),
        ],
        scheme));

    public static Arrival Kept(ClaimsPrincipal visitor) => new()
    {
        Issuer = visitor.FindFirstValue(Issuer)!,
        ObjectId = visitor.FindFirstValue(Subject)!,
        FullName = visitor.FindFirstValue(Name)!,
        VerifiedAddresses = [.. visitor.FindAll(Address).Select(claim => claim.Value)],
    };
}

using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Portal.Web.Tests.SignIn;

/// <summary>Answers that no honest directory gives: each is refused, under a reference that the log holds; its honest twin gets in.</summary>
public sealed class ForgedAnswerTests
{
    private static readonly Dictionary<string, Func<ForgingDirectory, Dictionary<string, object>, string>> Forgeries = new()
    {
        ["another audience"] = (directory, claims) => directory.Sign(With(claims, "aud", "another-portal")),
        ["no audience"] = (directory, claims) => directory.Sign(Without(claims, "aud")),
        ["another issuer"] = (directory, claims) => directory.Sign(With(claims, "iss", "https://login.exemple.test/v2.0")),
        ["another tenant's issuer"] = (directory, claims) => directory.Sign(With(claims, "iss", directory.Issuer(ForgingDirectory.OtherTenant))),
        ["another nonce"] = (directory, claims) => directory.Sign(With(claims, "nonce", "another")),
        ["no nonce"] = (directory, claims) => directory.Sign(Without(claims, "nonce")),
        ["expired"] = (directory, claims) => directory.Sign(Moved(claims, "exp", -3600 - 121)),
        ["no expiry"] = (directory, claims) => directory.Sign(Without(claims, "exp")),
        ["not yet valid"] = (directory, claims) => directory.Sign(Moved(claims, "nbf", 125)),
        ["a key of one's own under the directory's name"] = (directory, claims) => directory.Sign(claims, ForgingDirectory.NewKey("first")),
        ["a key of one's own"] = (directory, claims) => directory.Sign(claims, ForgingDirectory.NewKey("mine")),
        ["no algorithm"] = (_, claims) => Unsigned(claims, "none"),
        ["no algorithm, spelled otherwise"] = (_, claims) => Unsigned(claims, "None"),
        ["no signature"] = (_, claims) => Unsigned(claims, "RS256"),
        ["a changed claim"] = (directory, claims) => Swapped(directory.Sign(claims), claims, "oid", OrganizationPortal.Bob.ObjectId),
        ["HS256 with the client's secret"] = (directory, claims) =>
            directory.Sign(claims, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(ForgingDirectory.ClientSecret)), SecurityAlgorithms.HmacSha256),
        ["HS256 with the public key"] = (directory, claims) => directory.Sign(
            claims, new SymmetricSecurityKey(((RsaSecurityKey)directory.Key).Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "first" }, SecurityAlgorithms.HmacSha256),
        ["an algorithm that is not on the list"] = (directory, claims) => directory.Sign(claims, algorithm: SecurityAlgorithms.RsaSha512),
        ["no token"] = (_, _) => "",
        ["no JSON"] = (_, _) => "not.a.token",
        ["nobody"] = (directory, claims) => directory.Sign(Without(Without(claims, "oid"), "sub")),
    };

    private static readonly Dictionary<string, Func<ForgingDirectory, Dictionary<string, object>, string>> Honest = new()
    {
        ["as it comes"] = (directory, claims) => directory.Sign(claims),
        ["PS256"] = (directory, claims) => directory.Sign(claims, algorithm: SecurityAlgorithms.RsaSsaPssSha256),
        ["expired within what clocks may differ"] = (directory, claims) => directory.Sign(Moved(claims, "exp", -3600 - 100)),
        ["not yet valid within what clocks may differ"] = (directory, claims) => directory.Sign(Moved(claims, "nbf", 100)),
    };

    public static TheoryData<string> ForgeryNames => [.. Forgeries.Keys];

    public static TheoryData<string> HonestNames => [.. Honest.Keys];

    [Theory, MemberData(nameof(ForgeryNames))]
    public async Task A_forged_answer_lets_nobody_in_and_is_logged_under_its_reference(string forgery)
    {
        await using var portal = await OrganizationPortal.StartAsync();
        await portal.InviteAsync(OrganizationPortal.Ada, "ministry");
        await portal.InviteAsync(OrganizationPortal.Bob, "ministry");
        var browser = portal.App.Visit();

        var page = await portal.ComeAsync(browser, OrganizationPortal.Ada, claims => Forgeries[forgery](portal.Directory, claims));

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.StartsWith("/fr/sign-in/failed?reason=Untrusted&reference=", page.Location, StringComparison.Ordinal);
        var reference = QueryHelpers.ParseQuery(page.Location!.Split('?')[1])["reference"].ToString();
        Assert.Contains(reference, portal.Log, StringComparison.Ordinal);
        var told = await browser.FollowAsync(page);
        Assert.Equal("La connexion n’a pas pu être vérifiée", told.Title);
        Assert.Contains(reference, told.Text("main"), StringComparison.Ordinal);
        Assert.Contains("/fr/sign-in", (await browser.GetAsync("/fr")).Location, StringComparison.Ordinal);
        Assert.DoesNotContain(await portal.TrailAsync(), row => row.Action == "SignedIn");
        Assert.Single(await portal.TrailAsync(), row => row.Action == "SignInUntrusted" && row.Detail.Contains(reference, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(HonestNames))]
    public async Task Its_honest_twin_gets_in(string token)
    {
        await using var portal = await OrganizationPortal.StartAsync();
        await portal.InviteAsync(OrganizationPortal.Ada, "ministry");
        var browser = portal.App.Visit();

        var page = await portal.ComeAsync(browser, OrganizationPortal.Ada, claims => Honest[token](portal.Directory, claims));

        Assert.Equal("/fr", page.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/fr")).Status);
    }

    [Fact]
    public async Task A_state_that_this_browser_did_not_begin_with_is_refused_and_one_that_it_did_counts_once()
    {
        await using var portal = await OrganizationPortal.StartAsync();
        await portal.InviteAsync(OrganizationPortal.Ada, "ministry");
        var (browser, other) = (portal.App.Visit(), portal.App.Visit());
        var asked = await OrganizationPortal.AskAsync(browser);
        string Code() => portal.Directory.CodeFor(portal.Directory.Sign(portal.Directory.Claims(OrganizationPortal.Ada, asked["nonce"])));

        foreach (var (visitor, state) in new[] { (browser, asked["state"] + "x"), (browser, ""), (other, asked["state"]) })
        {
            Assert.StartsWith("/fr/sign-in/failed?reason=Expired", (await visitor.GetAsync(OrganizationPortal.CallBack(Code(), state))).Location, StringComparison.Ordinal);
        }

        Assert.Equal("/fr", (await browser.GetAsync(OrganizationPortal.CallBack(Code(), asked["state"]))).Location);
        Assert.StartsWith("/fr/sign-in/failed?reason=Expired", (await browser.GetAsync(OrganizationPortal.CallBack(Code(), asked["state"]))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_carries_state_nonce_and_a_challenge_that_the_exchange_answers()
    {
        await using var portal = await OrganizationPortal.StartAsync();
        await portal.InviteAsync(OrganizationPortal.Ada, "ministry");
        var browser = portal.App.Visit();
        var (first, second) = (await OrganizationPortal.AskAsync(browser), await OrganizationPortal.AskAsync(browser));

        Assert.Equal(("code", "S256", ForgingDirectory.ClientId), (first["response_type"], first["code_challenge_method"], first["client_id"]));
        Assert.All(new[] { "state", "nonce", "code_challenge" }, name => Assert.NotEqual(first[name], second[name]));
        await browser.GetAsync(OrganizationPortal.CallBack(portal.Directory.CodeFor(portal.Directory.Sign(portal.Directory.Claims(OrganizationPortal.Ada, first["nonce"]))), first["state"]));
        var sent = portal.Directory.LastExchange;
        Assert.Equal(first["code_challenge"], Base64UrlEncoder.Encode(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(sent["code_verifier"]))));
        Assert.Equal((ForgingDirectory.ClientSecret, first["redirect_uri"]), (sent["client_secret"], sent["redirect_uri"]));
    }

    [Fact]
    public async Task After_a_rollover_the_first_sign_in_succeeds_and_unknown_keys_do_not_become_requests()
    {
        await using var portal = await OrganizationPortal.StartAsync();
        await portal.InviteAsync(OrganizationPortal.Ada, "ministry");
        await portal.SignInAsync(OrganizationPortal.Ada);
        Assert.Equal(1, portal.Directory.MetadataRequests);

        portal.Directory.RollOver("second"); // in the very minute in which the first keys were fetched
        await portal.SignInAsync(OrganizationPortal.Ada);
        Assert.Equal(2, portal.Directory.MetadataRequests);

        for (var turn = 0; turn < 5; turn++)
        {
            var page = await portal.ComeAsync(portal.App.Visit(), OrganizationPortal.Ada, claims => portal.Directory.Sign(claims, ForgingDirectory.NewKey($"made up {turn}")));
            Assert.Contains("reason=Untrusted", page.Location, StringComparison.Ordinal);
        }

        Assert.Equal(2, portal.Directory.MetadataRequests);
        portal.App.Clock.Advance(TimeSpan.FromMinutes(6));
        portal.Directory.RollOver("third");
        await portal.SignInAsync(OrganizationPortal.Ada);
        Assert.Equal(3, portal.Directory.MetadataRequests);
    }

    [Fact]
    public async Task Of_several_tenants_only_those_on_the_list_may_come()
    {
        await using var portal = await OrganizationPortal.StartAsync("organizations", builder => builder.Configuration["AzureAd:AllowedTenants:0"] = ForgingDirectory.Tenant);
        await portal.InviteAsync(OrganizationPortal.Ada, "ministry");
        Task<PortalPage> ComeAsync(string tenant, Action<Dictionary<string, object>>? change = null) => portal.ComeAsync(
            portal.App.Visit(), OrganizationPortal.Ada,
            claims =>
            {
                change?.Invoke(claims);
                return portal.Directory.Sign(claims);
            },
            tenant: tenant);

        Assert.Contains("reason=Untrusted", (await ComeAsync(ForgingDirectory.OtherTenant)).Location, StringComparison.Ordinal);
        Assert.Contains("reason=Untrusted", (await ComeAsync(ForgingDirectory.OtherTenant, claims => claims["tid"] = ForgingDirectory.Tenant)).Location, StringComparison.Ordinal);
        Assert.Contains("reason=Untrusted", (await ComeAsync(ForgingDirectory.Tenant, claims => claims.Remove("tid"))).Location, StringComparison.Ordinal);
        Assert.Contains("reason=Untrusted", (await ComeAsync(ForgingDirectory.Tenant, claims => claims["tid"] = "{tenantid}")).Location, StringComparison.Ordinal);
        Assert.Equal("/fr", (await ComeAsync(ForgingDirectory.Tenant)).Location);
    }

    private static Dictionary<string, object> With(Dictionary<string, object> claims, string name, object value)
    {
        claims[name] = value;
        return claims;
    }

    private static Dictionary<string, object> Without(Dictionary<string, object> claims, string name)
    {
        claims.Remove(name);
        return claims;
    }

    private static Dictionary<string, object> Moved(Dictionary<string, object> claims, string name, long seconds) => With(claims, name, (long)claims[name] + seconds);

    private static string Unsigned(Dictionary<string, object> claims, string algorithm) =>
        $"{Part(new Dictionary<string, object> { ["alg"] = algorithm, ["typ"] = "JWT" })}.{Part(claims)}.";

    private static string Swapped(string token, Dictionary<string, object> claims, string name, string value) =>
        string.Join('.', token.Split('.')[0], Part(With(claims, name, value)), token.Split('.')[2]);

    private static string Part(Dictionary<string, object> content) => Base64UrlEncoder.Encode(System.Text.Json.JsonSerializer.Serialize(content));
}

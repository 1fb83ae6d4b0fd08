using System.Net;
using Portal.Data.Access;
using Xunit;

namespace Portal.Web.Tests.Access.Walk;

/// <summary>
/// Walks every page of the application with what no page sends. <c>PORTAL_WALK=full</c> tries each value in each field.
/// </summary>
public sealed class ReadWalkTests(WalkPortal portal) : IClassFixture<WalkPortal>
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PORTAL_WALK") == "full";

    private static readonly string[] Methods = ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "NONSENSE"];

    private readonly WalkReport report = new(portal);

    /// <summary>Else the walk would look for words that are nowhere.</summary>
    [Theory]
    [InlineData(Persona.Ministry, "/fr/governance/people?q=zq.f", "zq.far")]
    [InlineData(Persona.Centre, "/fr/utilization/CISSSG/2026-2027-P08", "827364519")]
    [InlineData(Persona.Auditor, "/fr/utilization/CEMTL/2026-2027-P08/comments", "zq.far")]
    [InlineData(Persona.Centre, "/fr/governance/people?q=zq.n", "zq.near")]
    [InlineData(Persona.Administrator, "/fr/admin/requests", "zq.account")]
    public async Task What_is_planted_is_shown_to_those_whose_it_is(Persona persona, string address, string word)
    {
        var text = (await portal.Client.SendAsync(Get(persona, address))).Text;
        Assert.Contains(word, text.Replace("\u00A0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_of_wrong_types_sizes_and_encodings_are_answered_and_show_nothing_of_others()
    {
        await report.SendAsync(WalkFields.Reads(portal).SelectMany((fields, turn) => fields.Hostile(turn, IsFull)
            .Concat(HostileValues.Forms)
            .Select((query, i) => Get(fields.Personas.Count == 0 ? null : fields.Personas[i % fields.Personas.Count], $"{fields.Address}?{query}"))));
        report.Assert(atLeast: 3000);
    }

    [Fact]
    public async Task Routes_of_wrong_types_sizes_and_encodings_do_not_exist()
    {
        await report.SendAsync(
            from endpoint in portal.Endpoints
            where endpoint.IsRead
            from name in endpoint.RouteNames
            from value in HostileValues.Ends.Concat(HostileValues.Others)
            where value.Length < 6000 && !IsOne(name, value)
            let persona = endpoint.Personas.Count == 0 ? default(Persona?) : endpoint.Personas[value.Length % endpoint.Personas.Count]
            select Get(persona, endpoint.PathWith(name, value)),
            (request, answer) => answer.Status is HttpStatusCode.OK && !request.Address.StartsWith("/fr/status", StringComparison.Ordinal) ? "200" : null);
        report.Assert(atLeast: 3000);
    }

    [Fact]
    public async Task Methods_that_an_address_does_not_take_are_refused()
    {
        var paths = portal.Endpoints.Where(endpoint => endpoint.IsRead || endpoint.IsWrite).GroupBy(endpoint => endpoint.Path);
        await report.SendAsync(
            from path in paths
            from method in Methods.Concat(new[] { "GET", "POST" }.Except(path.Select(endpoint => endpoint.Method)))
            from persona in path.First().Personas.Take(1).Select(persona => (Persona?)persona).Append(null)
            select new WalkRequest(Session(persona), method, path.Key, method is "GET" or "HEAD" or "TRACE" or "OPTIONS" ? null : "a=1"),
            (request, answer) => (int)answer.Status < 300 || (request.Session.Persona is not null && answer.Status is not (HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) ? $"{(int)answer.Status}" : null);
        report.Assert(atLeast: 1000);
    }

    /// <summary>Where the whole route names something of another scope, the page does not exist; in a query it shows nothing.</summary>
    [Fact]
    public async Task Identifiers_of_another_scope_lead_nowhere()
    {
        var scoped = new[] { Persona.Centre, Persona.Establishment, Persona.Pilot };
        var routes =
            from endpoint in portal.Endpoints
            where endpoint.IsRead
            from persona in scoped
            where endpoint.Rule.Allowed.Includes(persona)
            from name in endpoint.RouteNames
            let value = portal.ForeignFor(endpoint, name)
            where value is not null
            select Get(persona, endpoint.PathWith(name, value));
        await report.SendAsync(routes, (_, answer) => answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden ? null : $"{(int)answer.Status}");
        await report.SendAsync(
            from fields in WalkFields.Reads(portal)
            from persona in scoped.SkipLast(1)
            where fields.Endpoint.Rule.Allowed.Includes(persona)
            from name in fields.Names
            from value in Identifiers(persona)
            select Get(persona, $"{fields.Address}?{fields.With(name, value)}"));
        report.Assert(atLeast: 2000);
    }

    [Fact]
    public async Task Broken_cookies_are_nobody_s()
    {
        var ada = portal.Sessions[Persona.Ministry].Cookies;
        var value = ada.Split("portal.session=")[1].Split(';')[0];
        string[] jars =
        [
            "portal.session=", "portal.session=x", $"portal.session={value[..^4]}", $"portal.session={value}AAAA", $"portal.session={value.ToUpperInvariant()}", $"portal.session={value[..40]}%00{value[40..]}",
            "portal.session=chunks-2", "portal.session=chunks-2147483647", "portal.session=chunks--1", "portal.session=chunks-2; portal.sessionC1=x", "portal.session=chunks-2; portal.sessionC1=x; portal.sessionC2=y",
            $"portal.session={new string('A', 12000)}", "=; ;;; =x", "portal.visitor=x", "portal.antiforgery=x", "portal.english=%ED%A0%80",
            "portal.notice=x", "portal.notice=chunks-3", string.Join("; ", Enumerable.Range(0, 300).Select(i => $"c{i}=1")),
        ];
        await report.SendAsync(
            from jar in jars
            from address in new[] { "/", "/fr", "/fr/governance/seats", "/fr/sign-in", "/fr/access-request", "/en/network", "/health/live", "/css/portal.css", "/nowhere" }
            select new WalkRequest(new WalkSession(null, jar, ""), "GET", address),
            (request, answer) => answer.Status == HttpStatusCode.OK && request.Address is "/fr" or "/fr/governance/seats" or "/en/network" && answer.Status == HttpStatusCode.OK ? "200" : null);

        // Beside a good session, whatever else is sent changes nothing.
        await report.SendAsync(
            from jar in new[] { "portal.antiforgery=x", "portal.notice=x", "portal.notice=chunks-3", "portal.visitor=x" }
            from address in new[] { "/fr", "/fr/sign-in", "/fr/governance/guidelines/new" }
            select new WalkRequest(portal.Sessions[Persona.Ministry] with { Cookies = $"portal.session={value}; {jar}" }, "GET", address),
            (_, answer) => answer.Status == HttpStatusCode.OK ? null : $"{(int)answer.Status}");
        report.Assert(atLeast: 150);
    }

    [Theory]
    [InlineData("GET /fr HTTP/1.1\r\n\r\n")] // no host
    [InlineData("GET /fr HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /fr HTTP/1.1\r\nHost: 127.0.0.1\r\nX: \0\r\n\r\n")]
    [InlineData("GET /fr\0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET fr HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("POST /fr/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /fr/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: elsewhere.exemple.test\r\nConnection: close\r\n\r\n")]
    public async Task Requests_that_are_none_are_refused_before_the_portal(string request)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(portal.App.Address.Host, portal.App.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream);
        Assert.Matches("^HTTP/1.1 (400|405) ", await reader.ReadLineAsync());
    }

    private IEnumerable<string> Identifiers(Persona persona) =>
        portal.Foreign.Values.Concat([Markers.FarBody, "UDEM", "CCT-CHUM", $"e:{Markers.FarBody}", "t:UDEM", "zq.f", "zq.a"]).Concat(persona == Persona.Centre ? [] : [Markers.NearBody, "zq.n"]);

    /// <summary>A number that is one, or no value at all: the page beside, or the form for a new one.</summary>
    private static bool IsOne(string name, string value) => value is "" or "99" or "%2B1" || (name == "code" && value is "%20" or "%09" or "%0A" or "%C2%A0");

    private WalkRequest Get(Persona? persona, string address) => new(Session(persona), "GET", address);

    private WalkSession Session(Persona? persona) => persona is { } known ? portal.Sessions[known] : new WalkSession(null, "", "");
}

using System.Net;
using System.Text;
using Portal.Data.Access;
using Xunit;

namespace Portal.Web.Tests.Access.Walk;

/// <summary>Walks every write of the application with the forms that pages offer, written otherwise.</summary>
public sealed class WriteWalkTests(WalkPortal portal) : IClassFixture<WalkPortal>
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PORTAL_WALK") == "full";

    private readonly WalkReport report = new(portal);

    [Fact]
    public async Task Forms_of_wrong_types_sizes_and_encodings_are_answered_and_show_nothing_of_others()
    {
        await report.SendAsync(WalkFields.EachOnce(WalkFields.Writes(portal)).SelectMany((fields, turn) => fields.Hostile(turn, IsFull)
            .Concat(HostileValues.Forms).Concat(HostileValues.LongForms)
            .Concat(fields.Names.Take(IsFull ? int.MaxValue : 1).SelectMany(name => HostileValues.Long.Select(value => fields.With(name, value))))
            .Select((form, i) => Post(fields.Personas[i % fields.Personas.Count], fields.Address, form))));
        report.Assert(atLeast: 4000);
    }

    [Fact]
    public async Task Routes_of_wrong_types_sizes_and_encodings_are_written_nowhere()
    {
        await report.SendAsync(
            from endpoint in portal.Endpoints
            where endpoint.IsWrite && endpoint.Personas.Count > 0
            from name in endpoint.RouteNames
            from value in HostileValues.Ends.Concat(HostileValues.Others)
            where value.Length < 6000
            select Post(endpoint.Personas[value.Length % endpoint.Personas.Count], endpoint.PathWith(name, value), "a=1"),
            (_, answer) => answer.Status is HttpStatusCode.OK ? "200" : null);
        report.Assert(atLeast: 3000);
    }

    /// <summary>Forms that are right in all but whose thing they name: nothing of another scope is written or shown.</summary>
    [Fact]
    public async Task Identifiers_of_another_scope_are_written_nowhere()
    {
        var scoped = new[] { Persona.Centre, Persona.Establishment, Persona.Pilot };
        var before = await FingerprintAsync();
        await report.SendAsync(
            from fields in WalkFields.Writes(portal)
            from persona in fields.Personas.Intersect(scoped)
            from name in fields.Endpoint.RouteNames
            let value = portal.ForeignFor(fields.Endpoint, name)
            where value is not null
            select Post(persona, fields.Endpoint.PathWith(name, value), fields.With("zq", "1")),
            (_, answer) => answer.Status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther ? $"{(int)answer.Status}" : null);
        await report.SendAsync(
            from fields in WalkFields.Writes(portal)
            from persona in fields.Personas.Intersect(scoped)
            from name in fields.Names
            from value in portal.Foreign.Values.Concat([Markers.FarBody, "UDEM", $"e:{Markers.FarBody}", "t:UDEM"])
            select Post(persona, fields.Address, fields.With(name, value)));
        report.Assert(atLeast: 1000);
        Assert.Equal(before, await FingerprintAsync());
        foreach (var persona in scoped)
        {
            Assert.Equal(0, await portal.ScalarAsync<int>("SELECT COUNT(*) FROM AuditEvent WHERE ActorId = @Actor AND BodyCode = @FarBody", new { Actor = $"demo:{EndpointTable.Personas[persona]}", Markers.FarBody }));
        }
    }

    /// <summary>What nobody may send by somebody else's browser: without a token, with another person's, a visitor's, one that was altered, or without its cookie.</summary>
    [Fact]
    public async Task Tokens_that_are_missing_replayed_by_another_or_altered_write_nothing()
    {
        var visitor = await portal.Client.SignInAsync(Persona.Auditor, "auditor");
        var before = await portal.ScalarAsync<long>("SELECT MAX(Sequence) FROM AuditEvent");
        var requests = new List<WalkRequest>();
        foreach (var fields in WalkFields.Writes(portal))
        {
            foreach (var persona in fields.Personas)
            {
                var session = portal.Sessions[persona];
                var other = portal.Sessions[persona == Persona.Ministry ? Persona.Centre : Persona.Ministry];
                requests.AddRange(new[]
                {
                    session with { Token = "" },
                    session with { Token = other.Token },
                    session with { Token = visitor.Token },
                    session with { Token = Altered(session.Token) },
                    session with { Token = new string('A', 5000) },
                    session with { Token = "\u00e9\0" },
                    session with { Cookies = string.Join("; ", session.Cookies.Split("; ").Where(cookie => !cookie.StartsWith("portal.antiforgery", StringComparison.Ordinal))) },
                    session with { Cookies = string.Join("; ", session.Cookies.Split("; ").Where(cookie => !cookie.StartsWith("portal.antiforgery", StringComparison.Ordinal)).Concat(other.Cookies.Split("; ").Where(cookie => cookie.StartsWith("portal.antiforgery", StringComparison.Ordinal)))) },
                }.Select(forged => new WalkRequest(forged, "POST", fields.Address, fields.With("zq", "1"))));
            }
        }

        await report.SendAsync(requests, (_, answer) => answer.Status == HttpStatusCode.BadRequest ? null : $"{(int)answer.Status}");
        report.Assert(atLeast: 500);
        Assert.Equal(before, await portal.ScalarAsync<long>("SELECT MAX(Sequence) FROM AuditEvent"));
    }

    /// <summary>Another character in the middle: of the last one, some bits stand for nothing.</summary>
    private static string Altered(string token) => string.Concat(token.AsSpan(0, token.Length / 2), token[token.Length / 2] == 'A' ? "B" : "A", token.AsSpan((token.Length / 2) + 1));

    /// <summary>A form that is sent again, and again at once: refused or done once, never a fault.</summary>
    [Fact]
    public async Task Forms_that_are_sent_several_times_at_once_are_answered()
    {
        await report.SendAsync(WalkFields.Writes(portal).SelectMany(fields => fields.Personas.SelectMany(persona => Enumerable.Repeat(Post(persona, fields.Address, fields.With("zq", "1")), 3))));
        report.Assert(atLeast: 200);
    }

    [Fact]
    public async Task Bodies_that_are_no_form_are_refused()
    {
        const string boundary = "walk";
        static byte[] Part(string disposition, byte[] content) =>
            [.. Encoding.Latin1.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\nContent-Type: application/octet-stream\r\n\r\n"), .. content, .. Encoding.Latin1.GetBytes($"\r\n--{boundary}--\r\n")];
        var files = new byte[][] { [], [0], "PK\u0003\u0004"u8.ToArray(), "%PDF-1.7\n%%EOF"u8.ToArray(), [.. Enumerable.Repeat((byte)0xff, 5000)], Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;b,\"c\n", 3000))), [.. "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"u8] };
        var names = new[] { "a.xlsx", "a.csv", "../../../a.csv", "a\0.csv", new string('n', 3000) + ".csv", "con", "", "é.pdf", "a.pdf" };
        var bodies = files.SelectMany(file => names.Select(name => (Part($"name=\"file\"; filename=\"{name}\"", file), $"multipart/form-data; boundary={boundary}")))
            .Concat(
            [
                (Part("name=\"file\"; filename=\"a.csv\"", [1]), "multipart/form-data"),
                (Part("name=\"file\"; filename=\"a.csv\"", [1]), "multipart/form-data; boundary=" + new string('b', 300)),
                (Part("name=\"file\"; filename=\"a.csv\"", [1])[..40], $"multipart/form-data; boundary={boundary}"),
                (Part("filename*=UTF-8''%ED%A0%80.csv", [1]), $"multipart/form-data; boundary={boundary}"),
                ("a=1"u8.ToArray(), "application/x-www-form-urlencoded; charset=utf-7"), ("a=1"u8.ToArray(), "application/x-www-form-urlencoded; charset=nothing"),
                ("{}"u8.ToArray(), "application/json"), ("<a/>"u8.ToArray(), "text/xml"), ("x"u8.ToArray(), "nonsense"), ("x"u8.ToArray(), ""),
            ]);
        await report.SendAsync(
            from endpoint in portal.Endpoints
            where endpoint.IsWrite && endpoint.Personas.Count > 0
            from body in endpoint.Names.Contains("file") ? bodies : bodies.TakeLast(12)
            select new WalkRequest(portal.Sessions[endpoint.Personas[0]], "POST", endpoint.Address) { Body = body });
        await report.SendAsync(
            from endpoint in portal.Endpoints
            where endpoint.IsWrite && endpoint.Personas.Count > 0
            from json in endpoint.Path.EndsWith("/cells", StringComparison.Ordinal) ? HostileValues.Json : HostileValues.Json.Take(4)
            from persona in endpoint.Personas.Take(endpoint.Path.EndsWith("/cells", StringComparison.Ordinal) ? 3 : 1)
            select new WalkRequest(portal.Sessions[persona], "POST", endpoint.Address) { Json = json });
        report.Assert(atLeast: 1000);
    }

    private WalkRequest Post(Persona persona, string address, string form) => new(portal.Sessions[persona], "POST", address, form);

    /// <summary>All that the far establishment has, as one number.</summary>
    private async Task<string?> FingerprintAsync() => await portal.ScalarAsync<string>(
        """
        SELECT (SELECT group_concat(f.FilingId || f.Status || f.Version, ',') FROM Filing f INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId INNER JOIN Body b ON b.BodyId = o.BodyId WHERE b.Code = @FarBody)
            || (SELECT group_concat(o.DueOn || o.LocksOn || coalesce(o.WaiverReason, ''), ',') FROM ReportingObligation o INNER JOIN Body b ON b.BodyId = o.BodyId WHERE b.Code = @FarBody)
            || (SELECT group_concat(a.AppointmentId || coalesce(a.EndsOn, '') || coalesce(a.WithdrawnAtUtc, ''), ',') FROM Appointment a INNER JOIN Seat s ON s.SeatId = a.SeatId INNER JOIN Body b ON b.BodyId = s.BodyId WHERE b.Code = @FarBody)
            || (SELECT count(*) FROM FilingComment WHERE ByName = 'zq.far') || (SELECT group_concat(FullName || Email || coalesce(Phone, ''), ',') FROM Person WHERE Email LIKE 'zq.far%')
            || (SELECT count(*) FROM InsightView WHERE OwnerId = 'demo:centre:UDEM') || (SELECT group_concat(State, ',') FROM DocumentJob WHERE ActorId = 'demo:centre:UDEM')
        """, new { Markers.FarBody });
}

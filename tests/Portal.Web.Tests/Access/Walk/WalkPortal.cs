using System.Collections.Concurrent;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Engine;
using Xunit;

namespace Portal.Web.Tests.Access.Walk;

/// <summary>A form as a page offers it to a persona: the endpoint that it is sent to, the address, the fields as a browser would send them.</summary>
internal sealed record WalkForm(WalkEndpoint Endpoint, Persona Persona, string Address, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// The portal over the demonstration data with the words of <see cref="Markers"/> in it; a session of each persona; every form and
/// every query that the table's pages offer, so that what an endpoint takes is learnt from the pages themselves.
/// </summary>
public sealed class WalkPortal : IAsyncLifetime
{
    private readonly DemonstrationFixture demonstration = new();
    private readonly Dictionary<string, string> foreign = [];

    internal WalkClient Client { get; private set; } = null!;

    internal IReadOnlyList<WalkEndpoint> Endpoints { get; private set; } = [];

    /// <summary>Sessions by persona.</summary>
    internal IReadOnlyDictionary<Persona, WalkSession> Sessions { get; private set; } = new Dictionary<Persona, WalkSession>();

    /// <summary>Each form once for each persona that is offered it.</summary>
    internal IReadOnlyList<WalkForm> Forms { get; private set; } = [];

    /// <summary>Names in queries that pages link to, by the route that they lead to.</summary>
    internal ILookup<string, string> QueryNames { get; private set; } = Array.Empty<string>().ToLookup(name => name);

    internal PortalApp App => demonstration.App;

    /// <summary>Identifiers of the far establishment's things, by what they are.</summary>
    internal IReadOnlyDictionary<string, string> Foreign => foreign;

    public async Task InitializeAsync()
    {
        await demonstration.InitializeAsync();
        await Markers.PlantAsync(App.Services.GetRequiredService<DatabaseEngine>());
        await FindForeignAsync();
        Endpoints = await WalkEndpoint.AllAsync(demonstration);
        Client = new WalkClient(App.Address);
        var sessions = new Dictionary<Persona, WalkSession>();
        foreach (var (persona, name) in EndpointTable.Personas)
        {
            sessions[persona] = await Client.SignInAsync(persona, name);
        }

        Sessions = sessions;
        await HarvestAsync();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await demonstration.DisposeAsync();
    }

    /// <summary>What the far establishment has of the kind that stands at this place of the route; null where it is nobody's own.</summary>
    internal string? ForeignFor(WalkEndpoint endpoint, string routeName) => (routeName, endpoint.Route) switch
    {
        ("establishment", _) => Markers.FarBody,
        ("code", var route) when route.Contains("/network/establishments/", StringComparison.Ordinal) => Markers.FarBody,
        ("appointmentId", _) => foreign["mandate"],
        ("id", var route) when route.Contains("/seats/", StringComparison.Ordinal) => foreign["seat"],
        ("id", var route) when route.Contains("/people/", StringComparison.Ordinal) => foreign["person"],
        ("id", var route) when route.Contains("/jobs/", StringComparison.Ordinal) => foreign["job"],
        ("id", var route) when route.Contains("/views/", StringComparison.Ordinal) => foreign["view"],
        ("id", var route) when route.Contains("/access-review/", StringComparison.Ordinal) => foreign["review"],
        _ => null,
    };

    internal Task<T?> ScalarAsync<T>(string sql, object? arguments = null) => QueryAsync(connection => connection.ExecuteScalarAsync<T>(sql, arguments));

    private async Task<T> QueryAsync<T>(Func<System.Data.Common.DbConnection, Task<T>> query)
    {
        await using var connection = await App.Services.GetRequiredService<DatabaseEngine>().OpenAsync(default);
        return await query(connection);
    }

    private async Task FindForeignAsync()
    {
        foreach (var (name, sql) in new[]
        {
            ("seat", "SELECT MIN(s.SeatId) FROM Seat s INNER JOIN Body b ON b.BodyId = s.BodyId WHERE b.Code = @FarBody"),
            ("mandate", "SELECT MAX(a.AppointmentId) FROM Appointment a INNER JOIN Seat s ON s.SeatId = a.SeatId INNER JOIN Body b ON b.BodyId = s.BodyId WHERE b.Code = @FarBody"),
            ("person", "SELECT p.PublicId FROM Person p INNER JOIN Appointment a ON a.PersonId = p.PersonId INNER JOIN Seat s ON s.SeatId = a.SeatId INNER JOIN Body b ON b.BodyId = s.BodyId WHERE b.Code = @FarBody ORDER BY p.PersonId"),
            ("comment", "SELECT MIN(c.FilingCommentId) FROM FilingComment c WHERE c.Comment = 'zq.far'"),
            ("job", "SELECT MAX(DocumentJobId) FROM DocumentJob WHERE ActorId = 'demo:centre:UDEM'"),
            ("view", "SELECT PublicId FROM InsightView WHERE OwnerId = 'demo:centre:UDEM'"),
            ("review", "SELECT MIN(AccessReviewItemId) FROM AccessReviewItem WHERE TerritoryCode = 'UDEM'"),
            ("account", "SELECT MIN(AccountId) FROM AccountScope WHERE PlaceCode = @FarBody"),
        })
        {
            foreign[name] = await ScalarAsync<string>(sql, new { Markers.FarBody }) ?? throw new InvalidOperationException($"The demonstration has no {name} of another scope.");
        }
    }

    private async Task HarvestAsync()
    {
        var (forms, names) = (new ConcurrentBag<WalkForm>(), new ConcurrentBag<(string Route, string Name)>());
        var pages = from endpoint in Endpoints where endpoint.IsRead from persona in endpoint.Personas select (endpoint, persona);
        await Parallel.ForEachAsync(pages, async (page, _) =>
        {
            var answer = await Client.SendAsync(new WalkRequest(Sessions[page.persona], "GET", page.endpoint.Address));
            if (!answer.IsHtml)
            {
                return;
            }

            var document = await new HtmlParser().ParseDocumentAsync(answer.Text, CancellationToken.None);
            foreach (var form in document.QuerySelectorAll<IHtmlFormElement>("form"))
            {
                foreach (var action in form.QuerySelectorAll("[formaction]").Select(button => button.GetAttribute("formaction")).Append(form.GetAttribute("action")))
                {
                    var address = string.IsNullOrEmpty(action) ? page.endpoint.Address : action;
                    var fields = PortalBrowser.Controls(form).ToList();
                    if (WalkEndpoint.Of(Endpoints, form.Method.ToUpperInvariant(), address.Split('?')[0]) is { } target)
                    {
                        forms.Add(new WalkForm(target, page.persona, address, fields));
                    }
                }
            }

            foreach (var link in document.QuerySelectorAll("a[href*='?']").Select(link => link.GetAttribute("href")!.Split('?')))
            {
                if (WalkEndpoint.Of(Endpoints, "GET", link[0]) is { } target)
                {
                    foreach (var pair in link[1].Split('#')[0].Split('&'))
                    {
                        names.Add((target.Route, pair.Split('=')[0]));
                    }
                }
            }
        });
        Forms = [.. forms.GroupBy(Shape).Select(same => same.OrderBy(form => form.Address, StringComparer.Ordinal).First()).OrderBy(Shape, StringComparer.Ordinal)];
        QueryNames = names.Distinct().Order().ToLookup(pair => pair.Route, pair => pair.Name);

        static string Shape(WalkForm form) => $"{form.Endpoint.Route} {form.Persona} {string.Join(' ', form.Fields.Select(field => field.Key).Distinct().Order(StringComparer.Ordinal))}";
    }
}

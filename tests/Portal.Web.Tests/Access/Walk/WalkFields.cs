using Portal.Data.Access;

namespace Portal.Web.Tests.Access.Walk;

/// <summary>An endpoint with an honest query or form for it, and the names of which one at a time is written otherwise.</summary>
internal sealed record WalkFields(WalkEndpoint Endpoint, IReadOnlyList<Persona> Personas, string Address, IReadOnlyList<KeyValuePair<string, string>> Honest, IReadOnlyList<string> Names)
{
    private const int Sample = 5;

    /// <summary>Every page of the portal, with all names that its forms, links and action know.</summary>
    public static IEnumerable<WalkFields> Reads(WalkPortal portal) => portal.Endpoints.Where(endpoint => endpoint.IsRead).Select(endpoint =>
    {
        var forms = portal.Forms.Where(form => form.Endpoint == endpoint).SelectMany(form => form.Fields).DistinctBy(field => field.Key).ToList();
        var asked = endpoint.Address.Split('?') is [_, var query] ? query.Split('&').Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1])) : [];
        var honest = asked.Concat(forms).DistinctBy(field => field.Key).ToList();
        return new WalkFields(endpoint, endpoint.Personas, endpoint.Path, honest,
            [.. honest.Select(field => field.Key).Concat(portal.QueryNames[endpoint.Route]).Concat(endpoint.Names).Append("date").Distinct(StringComparer.OrdinalIgnoreCase)]);
    });

    /// <summary>Every form of the pages, and every write that no page offers now, with the names that its action knows.</summary>
    public static IEnumerable<WalkFields> Writes(WalkPortal portal)
    {
        var offered = portal.Forms.Where(form => form.Endpoint.IsWrite).ToList();
        return offered.Select(form => new WalkFields(form.Endpoint, [form.Persona], form.Address, Sent(form.Fields), Names(form.Fields.Select(field => field.Key), form.Endpoint)))
            .Concat(portal.Endpoints.Where(endpoint => endpoint.IsWrite && offered.TrueForAll(form => form.Endpoint != endpoint))
                .Select(endpoint => new WalkFields(endpoint, endpoint.Personas, endpoint.Address, [], Names([], endpoint))));

        static IReadOnlyList<KeyValuePair<string, string>> Sent(IEnumerable<KeyValuePair<string, string>> fields) => [.. fields.Where(field => field.Key != "__RequestVerificationToken")];

        static IReadOnlyList<string> Names(IEnumerable<string> fields, WalkEndpoint endpoint) =>
            [.. fields.Concat(endpoint.Names).Where(name => name != "__RequestVerificationToken").Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Each form once, offered to whom in turn: what a field is told is the same for all.</summary>
    public static IEnumerable<WalkFields> EachOnce(IEnumerable<WalkFields> forms) => forms
        .GroupBy(form => $"{form.Endpoint.Route} {string.Join(' ', form.Names)}")
        .Select((same, turn) => same.ElementAt(turn % same.Count()));

    /// <summary>The honest fields with one of them written as it stands.</summary>
    public string With(string name, string value) => string.Join('&', Others(name).Append($"{Uri.EscapeDataString(name)}={value}"));

    /// <summary>Each name with the ends of numbers and days, and in turn with some of the rest; a full walk tries all.</summary>
    /// <param name="turn">Where the turn begins, so that all values are met by the endpoint's names together.</param>
    public IEnumerable<string> Hostile(int turn, bool isFull) => Names.SelectMany((name, i) =>
        HostileValues.Ends.Concat(isFull ? HostileValues.Others : Turn(HostileValues.Others, (turn + i) * Sample)).Select(value => With(name, value))
            .Concat((isFull ? HostileValues.Shapes : [HostileValues.Shapes[(turn + i) % HostileValues.Shapes.Count]]).Select(shape => string.Join('&', Others(name).Append(shape(Uri.EscapeDataString(name)))))));

    private IEnumerable<string> Others(string name) => Honest.Where(field => !field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}");

    private static IEnumerable<string> Turn(IReadOnlyList<string> values, int from) => Enumerable.Range(from, Sample).Select(i => values[i % values.Count]);
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;

namespace Portal.Web.Tests.Access.Walk;

/// <summary>An endpoint as the application has it, with the names that it binds and an address that exists.</summary>
internal sealed class WalkEndpoint
{
    private readonly RouteEndpoint endpoint;
    private readonly TemplateMatcher matcher;

    private WalkEndpoint(RouteEndpoint endpoint, EndpointRule rule, string address)
    {
        (this.endpoint, Rule, Address) = (endpoint, rule, address);
        var template = TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/'));
        matcher = new TemplateMatcher(template, []);
        RouteNames = [.. template.Parameters.Select(parameter => parameter.Name!)];
        Names = [.. (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? []).SelectMany(Bound).Except(RouteNames, StringComparer.OrdinalIgnoreCase)];
    }

    public EndpointRule Rule { get; }

    /// <summary>Path and query, resolved.</summary>
    public string Address { get; }

    public string Path => Address.Split('?')[0];

    public string Route => Rule.Route;

    public string Method => Route.Split(' ')[0];

    public bool IsRead => Method == HttpMethods.Get;

    public bool IsWrite => Method == HttpMethods.Post;

    public IReadOnlyList<string> RouteNames { get; }

    /// <summary>What the action binds from a query or a form, by name.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<Persona> Personas => [.. EndpointTable.Personas.Keys.Where(persona => Rule.Allowed.Includes(persona) && (Rule.Owner ?? persona) == persona)];

    /// <summary>All of the application, each with its row of the table.</summary>
    public static async Task<IReadOnlyList<WalkEndpoint>> AllAsync(DemonstrationFixture demonstration)
    {
        var found = new List<WalkEndpoint>();
        foreach (var endpoint in demonstration.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
            {
                var rule = EndpointTable.All.Single(row => row.Route == $"{method} {endpoint.RoutePattern.RawText}");
                found.Add(new WalkEndpoint(endpoint, rule, await demonstration.ResolveAsync(rule.Address)));
            }
        }

        return found;
    }

    /// <summary>The endpoint that a path leads to by a method: the most exact of those that match.</summary>
    public static WalkEndpoint? Of(IEnumerable<WalkEndpoint> all, string method, string path) => all
        .Where(candidate => candidate.Method == method && candidate.Matches(path))
        .OrderBy(candidate => candidate.endpoint.RoutePattern.InboundPrecedence).FirstOrDefault();

    /// <summary>The path with one of its route's values replaced by what stands there, as it travels.</summary>
    public string PathWith(string routeName, string value)
    {
        var pattern = endpoint.RoutePattern.PathSegments;
        var parts = Path.Trim('/').Split('/');
        return "/" + string.Join('/', pattern.Select((segment, i) => segment.Parts.Any(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter && parameter.Name == routeName) ? value : parts[i]));
    }

    private bool Matches(string path) => matcher.TryMatch(path, []);

    private static IEnumerable<string> Bound(ParameterDescriptor parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type == typeof(CancellationToken) || parameter.BindingInfo?.BindingSource == BindingSource.Body || parameter.BindingInfo?.BindingSource == BindingSource.Services)
        {
            return [];
        }

        return type.IsPrimitive || type.IsEnum || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || type.IsAssignableTo(typeof(IFormFile))
            ? [parameter.Name]
            : type.GetProperties().Where(property => property.CanWrite).Select(property => property.Name);
    }
}

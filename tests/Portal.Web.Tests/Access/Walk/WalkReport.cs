using System.Collections.Concurrent;
using System.Net;

namespace Portal.Web.Tests.Access.Walk;

/// <summary>Sends many requests at once and says of each answer what no answer may do.</summary>
internal sealed class WalkReport(WalkPortal portal)
{
    private const int AtOnce = 6;
    private const int Shown = 25;
    private const int Context = 60;

    private readonly ConcurrentBag<string> faults = [];
    private int sent;

    public async Task SendAsync(IEnumerable<WalkRequest> requests, Func<WalkRequest, WalkAnswer, string?>? also = null)
    {
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            Interlocked.Increment(ref sent);
            var answer = await portal.Client.SendAsync(request);
            foreach (var fault in Faults(request, answer).Append(also?.Invoke(request, answer)).OfType<string>())
            {
                faults.Add($"{fault}: {request}");
            }
        });
    }

    /// <summary>Fails with the first of what was found; so few requests that nothing was tried fail too.</summary>
    public void Assert(int atLeast)
    {
        if (!faults.IsEmpty)
        {
            Xunit.Assert.Fail($"{faults.Count} of {sent} answers:\n{string.Join('\n', faults.Order(StringComparer.Ordinal).Take(Shown))}");
        }

        Xunit.Assert.True(sent >= atLeast, $"only {sent} requests");
    }

    private static string Around(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - Context)..Math.Min(text.Length, at + Context)].ReplaceLineEndings(" ");
    }

    /// <summary>A fault of the portal, a way out of it, markup or a header of the visitor's, or a word of somebody else's.</summary>
    private static IEnumerable<string> Faults(WalkRequest request, WalkAnswer answer)
    {
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized
            or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge
            or HttpStatusCode.RequestUriTooLong or HttpStatusCode.UnsupportedMediaType))
        {
            yield return $"{(int)answer.Status}";
        }

        if (answer.Location is { } location && (!location.StartsWith('/') || location.StartsWith("//", StringComparison.Ordinal) || location.StartsWith("/\\", StringComparison.Ordinal)))
        {
            yield return $"leads to {location}";
        }

        if (answer.HasPlantedHeader)
        {
            yield return "a header of the request's";
        }

        var text = answer.Read();
        if (answer.IsHtml && text.Contains(HostileValues.Markup, StringComparison.OrdinalIgnoreCase))
        {
            yield return "markup of the request's";
        }

        foreach (var word in Markers.In(text, request.Session.Persona))
        {
            yield return $"{(int)answer.Status} shows {Around(text, word)}";
        }
    }
}

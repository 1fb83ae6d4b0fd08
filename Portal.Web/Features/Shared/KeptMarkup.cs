using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Portal.Web.Features.Shared;

/// <summary>
/// Parts of a page as they were written once, kept with the model that they show and for as long as it is. A part may depend on nothing but
/// its own model and what the page's model was made for: no token, no moment, no other reader's rights.
/// </summary>
public sealed class KeptMarkup
{
    private readonly ConcurrentDictionary<string, IHtmlContent> parts = new(StringComparer.Ordinal);

    /// <param name="part">By what the part is found again; the name of its view, where it stands on the page once.</param>
    public async Task<IHtmlContent> PartialAsync<T>(IHtmlHelper html, HtmlEncoder encoder, string view, T model, string? part = null)
    {
        part ??= view;
        if (!parts.TryGetValue(part, out var markup))
        {
            await using var writer = new StringWriter();
            (await html.PartialAsync(view, model)).WriteTo(writer, encoder);
            parts[part] = markup = new HtmlString(writer.ToString());
        }

        return markup;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Portal.Web.Features.Shared;

/// <summary>A part of a page as text, for an answer that carries it to a page that is open.</summary>
public sealed class ViewText(ICompositeViewEngine engine, ITempDataDictionaryFactory tempData, IModelMetadataProvider metadata)
{
    private static readonly HtmlHelperOptions Options = new() { ClientValidationEnabled = false };

    /// <param name="path">From the application's root: <c>/Features/…/_Part.cshtml</c>.</param>
    public async Task<string> RenderAsync<T>(ControllerContext context, string path, T model)
    {
        var view = engine.GetView(null, path, isMainPage: false).EnsureSuccessful([path]).View!;
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary<T>(metadata, new ModelStateDictionary()) { Model = model };
        await view.RenderAsync(new ViewContext(context, view, data, tempData.GetTempData(context.HttpContext), text, Options));
        return text.ToString();
    }
}

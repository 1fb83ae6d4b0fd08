using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Setup;

/// <summary>What is sent is a form in UTF-8 that can be read, or it is refused with the page that says so before an action stumbles over it.</summary>
internal static class FormSetup
{
    /// <summary>
    /// After the pages of errors: no browser writes a form in another alphabet, and the framework has no reader for some. A body
    /// that breaks off or goes beyond what is read is its sender's fault, whoever reads it.
    /// </summary>
    public static void UseReadableForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset is { HasValue: true } charset
            && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && context.Request.HasFormContentType)
        {
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty)); // the page that says so does not read it either
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = refused.StatusCode;
        }
    });

    /// <summary>Not the page of an error, which is asked for with what the write sent.</summary>
    private static bool IsWrite(FilterContext context) =>
        context.ActionDescriptor.EndpointMetadata.OfType<HttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Post));

    /// <summary>
    /// What is larger than its action reads is refused before the token is looked for in it: after the filters that say how much
    /// that is, before the one that reads. What does not say its length is read up to there first.
    /// </summary>
    internal sealed class SizeFilter : IAsyncAuthorizationFilter, IOrderedFilter
    {
        public int Order => 950;

        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            if (IsWrite(context) && await IsTooLargeAsync(context.HttpContext))
            {
                context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            }
        }

        private static async Task<bool> IsTooLargeAsync(HttpContext http)
        {
            if (http.Request.ContentLength is { } length)
            {
                return length > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
            }

            try
            {
                _ = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
                return false;
            }
            catch (BadHttpRequestException refused)
            {
                return refused.StatusCode == StatusCodes.Status413PayloadTooLarge;
            }
            catch (Exception broken) when (broken is InvalidDataException or IOException && !http.RequestAborted.IsCancellationRequested)
            {
                return false; // no form at all: the filter of forms says so
            }
        }
    }

    /// <summary>A write takes a form, save where its action binds the body itself.</summary>
    internal sealed class FormFilter : IAsyncResourceFilter
    {
        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            if (TakesForm(context) && await RefusalAsync(context.HttpContext) is { } status)
            {
                context.Result = new StatusCodeResult(status);
                return;
            }

            await next();
        }

        private static bool TakesForm(ResourceExecutingContext context) =>
            IsWrite(context) && context.ActionDescriptor.Parameters.All(parameter => parameter.BindingInfo?.BindingSource != BindingSource.Body);

        private static async Task<int?> RefusalAsync(HttpContext http)
        {
            if (!http.Request.HasFormContentType)
            {
                return StatusCodes.Status415UnsupportedMediaType;
            }

            try
            {
                await http.Request.ReadFormAsync(http.RequestAborted);
                return null;
            }
            catch (BadHttpRequestException refused)
            {
                return refused.StatusCode;
            }
            catch (Exception broken) when (broken is InvalidDataException or IOException && !http.RequestAborted.IsCancellationRequested)
            {
                return StatusCodes.Status400BadRequest;
            }
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Data;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Shared;

/// <summary>
/// Service in English is reserved for those whom the Charter of the French language exempts: before the first English page,
/// a notice says so and is confirmed once.
/// </summary>
internal sealed class EnglishNoticeFilter(PortalContext portal) : IResourceFilter
{
    public const string Cookie = "portal.english";

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (portal.Language == Language.English
            && HttpMethods.IsGet(request.Method)
            && !request.Cookies.ContainsKey(Cookie)
            && context.ActionDescriptor.EndpointMetadata.OfType<WithoutEnglishNoticeAttribute>().FirstOrDefault() is null)
        {
            context.Result = new LocalRedirectResult(EnglishLinks.Notice(request.Path + request.QueryString));
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

/// <summary>Shown in English without the notice: the notice itself, and what tells of an error.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class WithoutEnglishNoticeAttribute : Attribute;

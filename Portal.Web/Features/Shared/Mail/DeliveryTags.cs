using Portal.Data.Mail;

namespace Portal.Web.Features.Shared.Mail;

/// <summary>How the state of a message is shown beside its word.</summary>
internal static class DeliveryTags
{
    public static string Tag(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "tag tag--ok",
        DeliveryState.Failed => "tag tag--error",
        DeliveryState.Unknown => "tag tag--warn",
        _ => "tag",
    };

    public static string Icon(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "i-ok",
        DeliveryState.Failed => "i-err",
        DeliveryState.Unknown => "i-warn",
        _ => "i-clock",
    };
}

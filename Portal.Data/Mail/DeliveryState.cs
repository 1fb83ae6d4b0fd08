namespace Portal.Data.Mail;

/// <summary>How far a message has come.</summary>
public enum DeliveryState
{
    Pending,
    Sending,
    Sent,

    /// <summary>The server refused it.</summary>
    Failed,

    /// <summary>It was being sent when the portal broke off: perhaps it arrived. It is not sent again.</summary>
    Unknown,
}

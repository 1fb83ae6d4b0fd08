using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Portal.Data.Mail;

namespace Portal.Web.Features.Shared.Mail;

/// <summary>Hands messages to the mail server, and says what is known of each afterwards.</summary>
public sealed class Mailer(SmtpSettings settings, ILogger<Mailer> log)
{
    /// <summary>For a whole message, as far as the client lets itself be interrupted: while it hands the message over, it waits on a thread for the server's answer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private const int FirstRefusal = 500;
    private const int FirstDeferral = 400;

    /// <summary>
    /// Sent, Failed (the server refused it), Pending (it surely did not take it, and may later), or Unknown (the connection broke
    /// while it was being handed over).
    /// </summary>
    public async Task<DeliveryState> SendAsync(MailMessage message, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        if (await UnreachableAsync(limit.Token) is { } error)
        {
            return Told(message, DeliveryState.Pending, $"no connection, {error}");
        }

        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls, Timeout = (int)settings.LongestAnswer.TotalMilliseconds };
        if (settings.User is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        try
        {
            await client.SendMailAsync(message, limit.Token);
            return DeliveryState.Sent;
        }
        catch (Exception exception) when (exception is SmtpException or OperationCanceledException or IOException)
        {
            return Told(message, StateOf(exception), CauseOf(exception));
        }
    }

    /// <summary>The client cannot be interrupted while it connects, nor say afterwards that it never did: so that is tried first.</summary>
    private async Task<SocketError?> UnreachableAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.LongestAnswer);
        using var connection = new TcpClient();
        try
        {
            await connection.ConnectAsync(settings.Host, settings.Port, limit.Token);
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
        catch (OperationCanceledException)
        {
            return SocketError.TimedOut;
        }
    }

    private DeliveryState Told(MailMessage message, DeliveryState state, string cause)
    {
        log.LogWarning("Message {MessageId}: {State}, {Cause}.", message.Headers["Message-ID"], state, cause);
        return state;
    }

    /// <summary>Without the server's own words, which name the recipient.</summary>
    private static string CauseOf(Exception exception) => exception switch
    {
        SmtpException { InnerException: SocketException { SocketErrorCode: var code } } => $"no connection, {code}",
        SmtpException { StatusCode: var code } when (int)code > 0 => $"the server answered {(int)code}",
        _ => (exception.InnerException ?? exception).GetType().Name,
    };

    private static DeliveryState StateOf(Exception exception) => exception switch
    {
        SmtpException { StatusCode: var code } when (int)code >= FirstRefusal => DeliveryState.Failed,
        SmtpException { StatusCode: var code } when (int)code >= FirstDeferral => DeliveryState.Pending,
        SmtpException { InnerException: SocketException } => DeliveryState.Pending, // no connection was made
        _ => DeliveryState.Unknown,
    };
}

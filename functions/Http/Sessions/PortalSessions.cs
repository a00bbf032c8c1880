using Microsoft.AspNetCore.Http;

namespace Nianbao.Http.Sessions;

/// <summary>Keeps sessions going while somebody works.</summary>
public sealed class PortalSessions(SessionSeal seal, TimeProvider time)
{
    /// <summary>The answer, with the session of its caller prolonged when it is time to; as it is for callers without one.</summary>
    public Answer Prolong(HttpRequest request, Caller caller, Answer answer)
    {
        var now = time.GetUtcNow();
        return caller.Session?.ProlongedAt(now) is { } prolonged && !answer.Headers.Any(header => header.Key == "Set-Cookie")
            ? answer.WithSession(request, seal.Seal(prolonged), prolonged.EndsAt - now)
            : answer;
    }
}

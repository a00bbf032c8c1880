using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A message that was given up.</summary>
/// <param name="Queue">submissions or reminders.</param>
/// <param name="Subject">The id of the submission or notice; empty for a message of others.</param>
/// <param name="Reason">Names of the program.</param>
/// <param name="At">When it was given up or, where no more is known, sent.</param>
public sealed record DeadLetterView(string Id, string Queue, string Subject, string Reason, DateTimeOffset At)
{
    public static DeadLetterView Of(DeadLetter letter) => new(letter.Id, letter.Queue.ToString().ToLowerInvariant(), letter.Subject, letter.Reason, letter.At);
}

public sealed record DeadLetterListView(IReadOnlyList<DeadLetterView> DeadLetters);

/// <summary>What to replay.</summary>
/// <param name="Subject">The id of a submission or notice; absent for all.</param>
public sealed record ReplayBody(string? Subject = null);

/// <summary>What was replayed.</summary>
/// <param name="Replayed">Submissions and notices.</param>
/// <param name="Cleared">Letters of what is done already, or under way.</param>
public sealed record ReplayView(int Replayed, int Cleared);

/// <summary>Shows what was given up, and has it tried again.</summary>
public sealed class DeadLetterEndpoints(DeadLetterReplay replay, RepeatedCalls repeated) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/dead-letters"), Callers.Operators, RouteLimits.WholeYear, ListAsync, new("因系统故障没有办完的事")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.DeadLetterListView)],
        }),
        new("POST", new("/api/dead-letters/replay"), Callers.Admins, RouteLimits.SmallBody, ReplayAsync, new("故障排除后重新办理；不写明 subject 为全部")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.ReplayBody),
            IsRepeatable = true,
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.ReplayView)],
            Problems = [ProblemKind.MalformedBody, ProblemKind.NotJson, ProblemKind.NotFound],
        }),
    ];

    private async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation)
    {
        var letters = new List<DeadLetterView>();
        await foreach (var letter in replay.ListAsync(cancellation))
        {
            letters.Add(DeadLetterView.Of(letter));
        }

        return Answer.Of(200, new DeadLetterListView(letters), HttpJson.Readable.DeadLetterListView);
    }

    private async Task<Answer> ReplayAsync(HttpCall call, CancellationToken cancellation)
    {
        var read = await BodyReader.ReadAsync(call.Http.Request, HttpJson.Readable.ReplayBody, cancellation);
        return read is BodyOutcome<ReplayBody>.Read { Body: var body }
            ? await repeated.OnceAsync(
                call, RepeatedCalls.HashOf(call.Http.Request, body, HttpJson.Readable.ReplayBody), () => ReplayAsync(body, call.Caller.Name, cancellation),
                made => Task.FromResult(AnswerTo(Parse(made))), cancellation)
            : ((BodyOutcome<ReplayBody>.Refused)read).Why;
    }

    private async Task<(Answer Answer, string? Made)> ReplayAsync(ReplayBody body, string by, CancellationToken cancellation)
    {
        var outcome = await replay.ReplayAsync(body.Subject, by, cancellation);
        return body.Subject is not null && outcome is { Replayed: 0, Cleared: 0 }
            ? (Problem.NotFound, null)
            : (AnswerTo(outcome), string.Create(CultureInfo.InvariantCulture, $"{outcome.Replayed} {outcome.Cleared}"));
    }

    private static ReplayOutcome Parse(string made)
    {
        var numbers = made.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1]);
    }

    private static Answer AnswerTo(ReplayOutcome outcome) =>
        Answer.Of(200, new ReplayView(outcome.Replayed, outcome.Cleared), HttpJson.Readable.ReplayView);
}

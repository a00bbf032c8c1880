using System.Text;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Nianbao.Azure.ServiceBus;
using Nianbao.Tests.Faults;
using Nianbao.Tests.UseCases;

namespace Nianbao.Tests.Azure;

/// <summary>One process of the function app, every operation of it on storage and queue behind a fuse.</summary>
internal sealed class BusProcess
{
    private readonly BusDesk desk;
    private readonly Fuse fuse;
    private readonly ReportIntake intake;
    private readonly MessageSettlement settlement;

    public BusProcess(BusDesk desk, Fuse fuse)
    {
        (this.desk, this.fuse) = (desk, fuse);
        var submissions = new FusedSubmissionStore(desk.Submissions, fuse);
        var files = new FusedFileStore(desk.Files, fuse);
        var queue = new FusedQueue(desk.Bus.Queue, fuse);
        intake = new(submissions, files, queue, Desk.Checker("rules-1"), desk.Clock);
        Pipeline = new(submissions, files, queue, Desk.Checker("rules-1"), desk.Clock);
        settlement = new(queue, desk.Clock, NullLogger<MessageSettlement>.Instance);
    }

    public ReportPipeline Pipeline { get; }

    /// <summary>Sends a file in for an agency; its check waits.</summary>
    public Task<IntakeOutcome> AcceptAsync(string content, int agency) => intake.AcceptAsync(
        new("key-1", BusDesk.Agencies[agency], 2023, Scope: null, "年报.txt", Encoding.UTF8.GetBytes(content), null), default);

    public Task HandleAsync(ServiceBusReceivedMessage message, CancellationToken cancellation = default) =>
        HandleAsync(message, QueueWork.Checks(Pipeline), cancellation);

    public Task HandleAsync(ServiceBusReceivedMessage message, QueueWork work, CancellationToken cancellation = default) =>
        settlement.RunAsync(new FusedDelivery(desk.Bus.Delivery(message), fuse), work, cancellation);

    /// <summary>Handles all that is due. How many messages that were.</summary>
    public async Task<int> WorkAsync()
    {
        var count = 0;
        for (; desk.Bus.Submissions.Take() is { } message; count++)
        {
            await HandleAsync(message);
        }

        return count;
    }

    private sealed class FusedDelivery(IDelivery inner, Fuse fuse) : IDelivery
    {
        public ServiceBusReceivedMessage Message => inner.Message;

        public Task CompleteAsync(CancellationToken cancellation) => fuse.RunAsync(() => inner.CompleteAsync(cancellation));

        public Task DeadLetterAsync(string reason, CancellationToken cancellation) => fuse.RunAsync(() => inner.DeadLetterAsync(reason, cancellation));

        public Task AbandonAsync(CancellationToken cancellation) => fuse.RunAsync(() => inner.AbandonAsync(cancellation));
    }
}

namespace Nianbao.Http;

/// <summary>
/// The memory that bodies may take up together. A body takes of it as it arrives, not as it says it will: one that says much and sends
/// nothing keeps nobody out.
/// </summary>
public sealed class UploadRoom(CallLimits limits)
{
    private long _taken;

    /// <summary>Whether a body of that length would find room now; true when it does not say.</summary>
    public bool HasRoomFor(long? length) => Interlocked.Read(ref _taken) + (length ?? 0) <= limits.UploadMemory;

    /// <summary>Takes room; false, and nothing taken, when there is not enough.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= limits.UploadMemory)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    public void Give(long bytes) => Interlocked.Add(ref _taken, -bytes);
}

namespace Nianbao.Store;

/// <summary>Why a store cannot be used.</summary>
public enum StoreFault
{
    /// <summary>Somebody else uses it, or it does not answer.</summary>
    Busy,

    /// <summary>There is no space left.</summary>
    Full,

    /// <summary>It can be read and not written.</summary>
    ReadOnly,
}

/// <summary>A store cannot be used now; nothing was written. Trying again later may help.</summary>
/// <param name="fault">Why.</param>
/// <param name="cause">What the store said.</param>
public sealed class StoreFaultException(StoreFault fault, Exception cause) : IOException($"The store is {fault}.", cause)
{
    /// <summary>Why.</summary>
    public StoreFault Fault => fault;
}

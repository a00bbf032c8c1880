using Azure;

namespace Nianbao.AzureStandIns;

/// <summary>What a read of a row gives that is not there.</summary>
internal sealed class NoRow<T> : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The response has no value.");

    public override Response GetRawResponse() => new StandInResponse(404);
}

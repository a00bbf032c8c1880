using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Nianbao.AzureStandIns;

/// <summary>A status, and no more.</summary>
internal sealed class TableResponse(int status) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = null;
        return false;
    }

    protected override bool ContainsHeader(string name) => false;

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];
}

/// <summary>What a read of a row gives that is not there.</summary>
internal sealed class NoRow<T> : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The response has no value.");

    public override Response GetRawResponse() => new TableResponse(404);
}

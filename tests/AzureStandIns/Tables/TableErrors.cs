using Azure;

namespace Nianbao.AzureStandIns;

/// <summary>What the service answers to what it refuses: status and error code as documented (learn.microsoft.com, "Table service error codes").</summary>
internal static class TableErrors
{
    public static RequestFailedException Exists => new(409, "The specified entity already exists.", "EntityAlreadyExists", null);

    public static RequestFailedException Missing => new(404, "The specified resource does not exist.", "ResourceNotFound", null);

    public static RequestFailedException NoTable => new(404, "The table specified does not exist.", "TableNotFound", null);

    public static RequestFailedException Stale =>
        new(412, "The update condition specified in the request was not satisfied.", "UpdateConditionNotSatisfied", null);

    public static RequestFailedException BatchTooLarge =>
        new(413, "The request body is too large and exceeds the maximum permissible limit.", "RequestBodyTooLarge", null);

    /// <summary>A request that can never be carried out.</summary>
    public static RequestFailedException Bad(string code) => new(400, code, code, null);
}

// Azure.Data.Tables 12.11.0, listing sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs; the package has no nullable annotations.
#nullable disable
namespace Azure.Data.Tables;

/// <summary>A batch of which one action was refused: nothing of it was done. Status and error code are those of that action.</summary>
public class TableTransactionFailedException(RequestFailedException requestFailedException) : RequestFailedException(
    requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
{
}

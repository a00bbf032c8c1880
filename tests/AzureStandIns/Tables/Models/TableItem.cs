// Azure.Data.Tables 12.11.0, listing sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs; the package has no nullable annotations.
#nullable disable
namespace Azure.Data.Tables.Models;

public class TableItem(string name)
{
    public string Name => name;
}

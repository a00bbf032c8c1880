// Azure.Data.Tables 12.11.0, listing sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs; the package has no nullable annotations.
#nullable disable
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How often a client tries again is in <see cref="ClientOptions.Retry"/>; the stand-in does so without waiting.</summary>
public class TableClientOptions(TableClientOptions.ServiceVersion serviceVersion = TableClientOptions.ServiceVersion.V2020_12_06) : ClientOptions
{
    public TableAudience? Audience { get; set; }

    internal ServiceVersion Version => serviceVersion;

    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }
}

/// <summary>For whom tokens are asked.</summary>
public readonly struct TableAudience
{
    private readonly string value;

    public TableAudience(string value) => this.value = value;

    public static TableAudience AzureChina { get; } = new("AzureChina");

    public override string ToString() => value;
}

using System.Text.Json.Serialization;

namespace Nianbao.Store;

/// <summary>What an edition of a summary was compiled for. The editions of an occasion of the year are frozen: there is one of each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EditionOccasion>))]
public enum EditionOccasion
{
    /// <summary>Somebody asked for it; any number of them. Editions of a time when no occasion was kept are such.</summary>
    [JsonStringEnumMemberName("on-request")] OnRequest,

    /// <summary>部门版: after the departments' deadline.</summary>
    [JsonStringEnumMemberName("departments")] Departments,

    /// <summary>政府版: after the governments' deadline.</summary>
    [JsonStringEnumMemberName("governments")] Governments,

    /// <summary>年终版: after the end of the year in which the reports were made.</summary>
    [JsonStringEnumMemberName("year-end")] YearEnd,
}

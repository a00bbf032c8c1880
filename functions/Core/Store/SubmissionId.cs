using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Nianbao.Store;

/// <summary>Whose work a report speaks of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FilingScope>))]
public enum FilingScope
{
    /// <summary>本单位: the agency's own.</summary>
    [JsonStringEnumMemberName("own")] Own,

    /// <summary>汇总: a government's report for its whole area.</summary>
    [JsonStringEnumMemberName("area")] Area,
}

/// <summary>One agency's duty for one data year in one scope. Printed as <c>2023-113213220142147995-own</c>.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Agency">统一社会信用代码, 18 characters.</param>
/// <param name="Scope">Whose work it speaks of.</param>
[JsonConverter(typeof(FilingKeyJsonConverter))]
public readonly partial record struct FilingKey(int Year, string Agency, FilingScope Scope)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Agency}-{ScopeWord}");

    /// <summary>Reads back what <see cref="ToString"/> printed; null for anything else.</summary>
    public static FilingKey? Parse(string? printed) => SubmissionId.Parse($"{printed}-001")?.Filing;

    private string ScopeWord => Scope switch
    {
        FilingScope.Own => "own",
        FilingScope.Area => "area",
        var other => throw new UnreachableException(other.ToString()),
    };

    /// <summary>Writes it as <see cref="ToString"/> prints it.</summary>
    public sealed class FilingKeyJsonConverter : JsonConverter<FilingKey>
    {
        /// <inheritdoc/>
        public override FilingKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString()) ?? throw new JsonException("Not the name of a filing.");

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, FilingKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

/// <summary>One revision of a filing. Printed as <c>2023-113213220142147995-own-001</c>.</summary>
/// <param name="Filing">The duty it is for.</param>
/// <param name="Revision">One-based.</param>
[JsonConverter(typeof(SubmissionIdJsonConverter))]
public readonly partial record struct SubmissionId(FilingKey Filing, int Revision)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Filing}-{Revision:000}");

    /// <summary>Reads back what <see cref="ToString"/> printed; null for anything else.</summary>
    public static SubmissionId? Parse(string? printed)
    {
        var match = Printed().Match(printed ?? "");
        return match.Success
            ? new(
                new(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value,
                    match.Groups[3].Value == "own" ? FilingScope.Own : FilingScope.Area),
                int.Parse(match.Groups[4].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"\A([0-9]{4})-([0-9A-Z]{18})-(own|area)-([0-9]{3,6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Printed();

    /// <summary>Writes it as <see cref="ToString"/> prints it.</summary>
    public sealed class SubmissionIdJsonConverter : JsonConverter<SubmissionId>
    {
        /// <inheritdoc/>
        public override SubmissionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString()) ?? throw new JsonException("Not the name of a submission.");

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, SubmissionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Findings;

namespace Nianbao.Store;

/// <summary>
/// The figures of a report in force, packed so that a head stays small and a province is added up without building an object for each
/// figure: UTF-8 JSON, one member a figure in printed order, compressed by Brotli. A plain number stands for itself, null for a blank
/// cell, "na" for a marker; an object holds what a person has to look at: an unparsed cell, or an amount without any unit.
/// </summary>
/// <param name="Packed">The compressed bytes.</param>
public sealed record AcceptedFigures(ReadOnlyMemory<byte> Packed)
{
    /// <summary>The most a form can unpack to; more is damage.</summary>
    private const int UnpackedLimit = 1 << 20;

    /// <summary>Packs the figures of a checked report.</summary>
    public static AcceptedFigures Pack(IReadOnlyDictionary<string, ReadFigure> figures)
    {
        var json = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(json, new() { Encoder = StoredJson.Encoder }))
        {
            writer.WriteStartObject();
            foreach (var (key, figure) in figures)
            {
                writer.WritePropertyName(key);
                Write(writer, figure);
            }

            writer.WriteEndObject();
        }

        return new(Compressed.Pack(json.WrittenSpan));
    }

    /// <summary>Hands every figure to <paramref name="visit"/>, in the order they were packed.</summary>
    public void ForEach(VisitFigure visit)
    {
        var json = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            Visit(Compressed.Unpack(Packed.Span, ref json, UnpackedLimit), visit);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    private static void Write(Utf8JsonWriter writer, ReadFigure figure)
    {
        switch (figure.State)
        {
            case FigureState.Number when figure.Unit is not null:
                writer.WriteNumberValue(figure.Value!.Value);
                break;
            case FigureState.Blank:
                writer.WriteNullValue();
                break;
            case FigureState.NotApplicable:
                writer.WriteStringValue("na");
                break;
            default:
                WriteDoubtful(writer, figure);
                break;
        }
    }

    private static void WriteDoubtful(Utf8JsonWriter writer, ReadFigure figure)
    {
        writer.WriteStartObject();
        if (figure.Value is { } value)
        {
            writer.WriteNumber("value", value);
        }

        writer.WriteString("raw", figure.Raw);
        writer.WriteString("place", figure.Place.ToString());
        writer.WriteEndObject();
    }

    private static void Visit(ReadOnlySpan<byte> json, VisitFigure visit)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.ValueSpan;
            reader.Read();
            visit(key, ReadOne(ref reader));
        }
    }

    private static PackedFigure ReadOne(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => new(FigureState.Number, reader.GetDecimal(), null),
        JsonTokenType.Null => new(FigureState.Blank, null, null),
        JsonTokenType.String => new(FigureState.NotApplicable, null, null),
        _ => ReadDoubtful(ref reader),
    };

    private static PackedFigure ReadDoubtful(ref Utf8JsonReader reader)
    {
        decimal? value = null;
        string? raw = null;
        var place = Place.Document;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Encoding.UTF8.GetString(reader.ValueSpan);
            reader.Read();
            (value, raw, place) = name switch
            {
                "value" => (reader.GetDecimal(), raw, place),
                "raw" => (value, reader.GetString(), place),
                _ => (value, raw, Place.Parse(reader.GetString()!)),
            };
        }

        return new(value is null ? FigureState.Unparsed : FigureState.Number, value, new(raw, place));
    }
}

/// <summary>Takes one packed figure.</summary>
/// <param name="key">Its key in UTF-8; good only during the call.</param>
/// <param name="figure">What was read.</param>
public delegate void VisitFigure(ReadOnlySpan<byte> key, PackedFigure figure);

/// <summary>One figure as it comes out of <see cref="AcceptedFigures"/>.</summary>
/// <param name="State">What the cell holds.</param>
/// <param name="Value">The number; null unless the state is <see cref="FigureState.Number"/>.</param>
/// <param name="Doubt">Where to look, for an unparsed cell or an amount without any unit; null for all others.</param>
public readonly record struct PackedFigure(FigureState State, decimal? Value, FigureDoubt? Doubt);

/// <summary>A cell that a person has to look at.</summary>
/// <param name="Raw">As printed; null when there is no such cell in the file.</param>
/// <param name="Place">Where it stands.</param>
public sealed record FigureDoubt(string? Raw, Place Place);

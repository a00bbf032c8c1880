namespace Nianbao.Narrative;

/// <summary>What a claim of the text is about; each is compared with its figures by a rule of its own.</summary>
internal enum ClaimTopic
{
    /// <summary>Requests received.</summary>
    Received,

    /// <summary>What became of requests.</summary>
    Outcome,

    /// <summary>Administrative reconsideration and litigation.</summary>
    Dispute,

    /// <summary>Information made public, in all and by channel.</summary>
    Publication,

    /// <summary>Any other figure whose label the text repeats.</summary>
    Other,
}

/// <summary>A number that the text states for something of which the form has a figure, or a sum of figures.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Item">What it counts, as the text says it.</param>
/// <param name="Value">In the unit of the figures.</param>
/// <param name="Sums">The sums of figures that it may be, each as keys; the first is the one it should be.</param>
/// <param name="Sentence">Where it stands.</param>
/// <param name="From">Its first character in the sentence.</param>
/// <param name="To">The character behind its last.</param>
internal sealed record Claim(ClaimTopic Topic, string Item, decimal Value, IReadOnlyList<IReadOnlyList<string>> Sums, NarrativeSentence Sentence, int From, int To)
{
    /// <summary>The channels that it names, when it is about some; empty otherwise.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>As printed.</summary>
    public string Quote => Sentence.Printed(From, To);
}

/// <summary>A channel of publication that the text names.</summary>
/// <param name="Key">The figure of its row.</param>
/// <param name="Name">As the text names it.</param>
internal sealed record Channel(string Key, string Name);

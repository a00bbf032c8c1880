using System.Globalization;
using Nianbao.Documents;
using Nianbao.Figures;

namespace Nianbao.Findings;

/// <summary>What a rule comes to at one place.</summary>
public enum RuleOutcome
{
    /// <summary>It holds.</summary>
    Pass,

    /// <summary>It does not hold: a finding.</summary>
    Fail,

    /// <summary>An input is missing.</summary>
    NotEvaluated,

    /// <summary>It does not concern this report.</summary>
    NotApplicable,
}

/// <summary>One rule at one place. Only a failure carries more than its outcome.</summary>
/// <param name="Outcome">What it comes to.</param>
public sealed record Evaluation(RuleOutcome Outcome)
{
    /// <summary>It holds.</summary>
    public static Evaluation Pass { get; } = new(RuleOutcome.Pass);

    /// <summary>An input is missing.</summary>
    public static Evaluation NotEvaluated { get; } = new(RuleOutcome.NotEvaluated);

    /// <summary>It does not concern this report.</summary>
    public static Evaluation NotApplicable { get; } = new(RuleOutcome.NotApplicable);

    /// <summary>The figures it speaks of, the one to look at first; may be empty.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>Where to look when it is not the first figure's place.</summary>
    public Place? At { get; init; }

    /// <summary>What stands there when it is not the first figure's text.</summary>
    public string? Quote { get; init; }

    /// <summary>What the placeholders of the rule's message stand for.</summary>
    public IReadOnlyList<(string Name, string Value)> Words { get; init; } = [];

    /// <summary>The severity at this place when it is not the rule's.</summary>
    public Severity? Severity { get; init; }

    /// <summary>A failure that speaks of figures.</summary>
    public static Evaluation Fail(IEnumerable<Figure> figures, params IReadOnlyList<(string Name, string Value)> words) =>
        new(RuleOutcome.Fail) { Figures = [.. figures], Words = words };

    /// <summary>A failure that speaks of a place.</summary>
    public static Evaluation Fail(Place at, string? quote, params IReadOnlyList<(string Name, string Value)> words) =>
        new(RuleOutcome.Fail) { At = at, Quote = quote, Words = words };

    /// <summary>Pass or a failure.</summary>
    public static Evaluation Of(bool holds, Func<Evaluation> fail) => holds ? Pass : fail();

    /// <summary>A number as messages print it.</summary>
    public static string Print(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}

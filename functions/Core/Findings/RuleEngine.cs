using System.Security.Cryptography;
using System.Text;
using Nianbao.Documents;

namespace Nianbao.Findings;

/// <summary>Evaluates the catalogue on one report.</summary>
public static class RuleEngine
{
    // What is wrong with the file as a whole comes before what may only follow from it.
    private static readonly string[] s_first = ["I01", "I02", "F06", "F07"];

    /// <summary>
    /// The findings, errors first, among them those about the file as a whole, and then in the catalogue's order; and how many
    /// evaluations came to what.
    /// </summary>
    public static (IReadOnlyList<Finding> Findings, RuleCounts Counts) Evaluate(ReportFacts facts)
    {
        List<Finding> findings = [];
        var counts = new int[4];
        foreach (var rule in RuleCatalogue.All)
        {
            foreach (var evaluation in rule.Concerns(facts.Form?.Id) ? rule.Check(facts) : [Evaluation.NotApplicable])
            {
                counts[(int)evaluation.Outcome]++;
                if (evaluation.Outcome == RuleOutcome.Fail)
                {
                    findings.Add(FindingOf(rule, evaluation));
                }
            }
        }

        return (
            [.. findings.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => s_first.Contains(finding.Rule))],
            new(counts[(int)RuleOutcome.Pass], counts[(int)RuleOutcome.Fail], counts[(int)RuleOutcome.NotEvaluated], counts[(int)RuleOutcome.NotApplicable]));
    }

    /// <summary>The verdict that findings come to when nobody has explained or waived any.</summary>
    public static Verdict VerdictOf(IReadOnlyList<Finding> findings) => findings.Select(finding => finding.Severity).DefaultIfEmpty(Severity.Info).Max() switch
    {
        Severity.Error => Verdict.Returned,
        Severity.Warning => Verdict.AwaitingExplanation,
        _ => Verdict.Accepted,
    };

    private static Finding FindingOf(Rule rule, Evaluation evaluation)
    {
        var message = evaluation.Words.Aggregate(rule.Message, (text, word) => text.Replace($"{{{word.Name}}}", word.Value, StringComparison.Ordinal));
        var first = evaluation.Figures.Count > 0 ? evaluation.Figures[0] : null;
        return new(
            rule.Id, evaluation.Severity ?? rule.Severity, message, [.. evaluation.Figures.Select(figure => figure.Key.Text)],
            evaluation.At ?? first?.Place ?? Place.Document, evaluation.Quote ?? first?.Raw, rule.Advice)
        {
            Fingerprint = FingerprintOf(rule, evaluation, message),
        };
    }

    /// <summary>Where a thing stands is left out: a paragraph more in front of a table changes nothing that was explained.</summary>
    private static string FingerprintOf(Rule rule, Evaluation evaluation, string message)
    {
        var found = evaluation.Figures.Select(figure => $"{figure.Key}={figure.Raw}").Prepend(evaluation.Quote ?? "").Prepend(message).Prepend(rule.Id);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', found))))[..16];
    }
}

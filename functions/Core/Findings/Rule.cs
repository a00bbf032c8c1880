namespace Nianbao.Findings;

/// <summary>Evaluates a rule at every place it applies to; at least one evaluation.</summary>
/// <param name="facts">The report.</param>
public delegate IEnumerable<Evaluation> Check(ReportFacts facts);

/// <summary>One requirement.</summary>
/// <param name="Id">Letter of the part and two digits; never reused.</param>
/// <param name="Severity">What a failure does to the filing.</param>
/// <param name="Forms">The ids of the forms it is for.</param>
/// <param name="Source">Where it is printed, or what it is inferred from.</param>
/// <param name="Message">The sentence the filer reads (中文), with placeholders in braces.</param>
/// <param name="Advice">What she is to do (中文).</param>
/// <param name="Check">The test.</param>
public sealed record Rule(
    string Id, Severity Severity, IReadOnlyList<string> Forms, string Source, string Message, string Advice, Check Check)
{
    /// <summary>Whether it concerns reports in that form; a report without any recognised form concerns every rule.</summary>
    public bool Concerns(string? form) => form is null || Forms.Contains(form);
}

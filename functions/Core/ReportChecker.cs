using Nianbao.Findings;

namespace Nianbao;

/// <summary>How a file is checked, and by which rules; hosts pass <see cref="ReportCheck"/>.</summary>
/// <param name="RuleSet">The version of rules, settings and readers; every result of <paramref name="Check"/> carries the same.</param>
/// <param name="Check">Takes the file's name, its bytes and what it is filed as. Never throws on bad input.</param>
public sealed record ReportChecker(string RuleSet, Func<string, ReadOnlyMemory<byte>, FiledAs?, CheckedReport> Check);

/// <summary>How a file is read again to be shown with its findings; hosts pass <see cref="ReportCheck"/>.</summary>
/// <param name="Read">Takes the file's name, its bytes and what it is filed as. Never throws on bad input.</param>
public sealed record ReportRereader(Func<string, ReadOnlyMemory<byte>, FiledAs?, ReadReport> Read);

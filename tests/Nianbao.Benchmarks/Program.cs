using Nianbao.Benchmarks;

// Budgets are ratios of one run: what is compared runs in turns in one process, which a harness that gives each method a process of
// its own cannot do. So this is a small one: interleaved rounds, median and best.
if (args is not ([] or ["quick"] or ["check"] or ["summary"] or ["serve"]))
{
    Console.Error.WriteLine("""
        Measures the checks, the summary and the server; prints a table with each budget.

          dotnet run -c Release --project tests/Nianbao.Benchmarks              everything, under five minutes
          dotnet run -c Release --project tests/Nianbao.Benchmarks -- quick     the same with fewer rounds and half the load
          dotnet run -c Release --project tests/Nianbao.Benchmarks -- check     one part: check, summary or serve
        """);
    return 2;
}

var isQuick = args is ["quick"];
var part = args is [var named] && !isQuick ? named : null;
var table = new ResultTable(Console.Out);
if (part is null or "check")
{
    CheckBenchmark.Run(table, rounds: isQuick ? 15 : 60);
}

if (part is null or "summary")
{
    await SummaryBenchmark.RunAsync(table, rounds: isQuick ? 2 : 5);
}

if (part is null or "serve")
{
    await ServeBenchmark.RunAsync(table, isQuick ? TimeSpan.FromSeconds(30) : TimeSpan.FromMinutes(1));
}

return 0;

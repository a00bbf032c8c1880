using Nianbao.Generator.CommandLine;

const string Usage = """
    Generates annual reports on open government information, with figures of which every sum holds.

    Usage
      dotnet run --project tests/Nianbao.Generator -- report   [options]   reports by themselves
      dotnet run --project tests/Nianbao.Generator -- province [options]   a province: roster, reports, answer key

    report
      --form A|A-SD|B|C         the form (C)
      --year YEAR               the data year (the form's last)
      --seed N                  the same seed gives the same bytes (1)
      --count N                 so many reports, from that seed on (1)
      --kind txt|html|docx|rtf|xlsx|csv|md|ofd|pdf  the kind of file (docx)
      --drift NAME,NAME...      how its tables differ from the official form, one after the other; "list" names all (none)
      --agency NAME             who reports, the full Chinese name
      --error none|random|RULE  plant an error, as T01; answers.jsonl says which and where (none)
      --out DIR                 where to write (.)

    province
      --agencies N              how many, itself, cities, counties, departments and townships together (12000)
      --years Y,Y,...           consecutive data years (2022,2023,2024)
      --seed N                  the same seed gives the same province (1)
      --kind txt|html|docx|mixed  the kind of the files (mixed)
      --figures-only            figures-YEAR.jsonl instead of files: one agency a line
      --errors N --missing N --late N --renamed N --unsettled N
                                of a thousand: reports with a planted error (50), filings never made (20) or late (30),
                                departments renamed (10), reports whose carry-over is broken (10)
      --out DIR                 where to write (./province)
    """;

try
{
    switch (args)
    {
        case ["report", .. var rest]:
            return ReportCommand.Run(rest);
        case ["province", .. var rest]:
            return ProvinceCommand.Run(rest);
        case ["--help" or "-h"]:
            Console.Out.WriteLine(Usage);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (UsageException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

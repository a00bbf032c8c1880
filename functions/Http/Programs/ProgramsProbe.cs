using Nianbao.Documents.Programs;

namespace Nianbao.Http.Programs;

/// <summary>
/// Which of the programs are there that some kinds of files need. Their absence is no fault (not every plan of a cloud can have them), so that it
/// is told and raises no alarm; the filer of such a file is told what to send instead.
/// </summary>
public sealed class ProgramsProbe(ProgramRunner programs) : IHealthProbe
{
    public string Part => "programs";

    public Task<HealthFinding> LookAsync(CancellationToken cancellation)
    {
        var missing = NeededPrograms.All.Where(needed => !programs.Has(needed.Program)).ToList();
        var numbers = NeededPrograms.All.ToDictionary(needed => needed.Program, needed => missing.Contains(needed) ? 0L : 1L);
        numbers["isolated"] = programs.IsIsolated ? 1 : 0;
        var text = missing.Count == 0 ? null : string.Concat(missing.Select(needed => $"没有安装 {needed.Program}（{needed.Package}），{needed.Kinds}按不能读取退回。"));
        return Task.FromResult(new HealthFinding(HealthGrade.Ok, text, numbers));
    }
}

namespace Nianbao.Local.Storage;

/// <summary>The database file is damaged: trying again does not help, restoring does.</summary>
/// <param name="path">The file.</param>
/// <param name="found">What SQLite found.</param>
public sealed class DamagedDatabaseException(string path, string found, Exception? cause = null)
    : Exception($"The database {path} is damaged: {found}", cause)
{
    /// <summary>What to tell the operator (中文).</summary>
    public string Advice =>
        $"数据库文件“{path}”已损坏（{found}）。原始报告和日志不受影响。请停止服务，保留现场，再用 nianbao rebuild 从日志重建，"
        + "或用 nianbao restore 备份目录 --data 新目录 从备份恢复。";
}

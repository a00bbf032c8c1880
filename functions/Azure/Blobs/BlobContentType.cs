namespace Nianbao.Azure.Blobs;

/// <summary>What a stored file is called to those who open it from the storage account itself.</summary>
internal static class BlobContentType
{
    /// <summary>By the extension of the path; bytes of any kind when it is not known.</summary>
    public static string Of(string path) => Path.GetExtension(path) switch
    {
        ".csv" => "text/csv; charset=utf-8",
        ".doc" => "application/msword",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".html" => "text/html",
        ".json" => "application/json",
        ".jsonl" => "application/jsonl",
        ".odt" => "application/vnd.oasis.opendocument.text",
        ".ofd" => "application/ofd",
        ".pdf" => "application/pdf",
        ".rtf" => "application/rtf",
        ".txt" => "text/plain",
        ".xls" => "application/vnd.ms-excel",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".zip" => "application/zip",
        _ => "application/octet-stream",
    };
}

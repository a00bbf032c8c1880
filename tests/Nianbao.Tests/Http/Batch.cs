using System.Net.Http.Headers;
using System.Text;

namespace Nianbao.Tests.Http;

/// <summary>Several reports in one call.</summary>
internal static class Batch
{
    /// <summary>A report that says whose it is and of which year, and its own verdict as <see cref="WrittenVerdict"/> has it.</summary>
    public static byte[] Report(string agency, int year, string verdict = "12") => Encoding.UTF8.GetBytes($"{agency}{year}年政府信息公开工作年度报告\n {verdict}");

    public static MultipartFormDataContent Of(params ReadOnlySpan<(string Name, byte[] Content)> files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            // As browsers send them: the name as it is, in UTF-8.
            part.Headers.ContentDisposition = new("form-data") { Name = "file", FileNameStar = name };
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part);
        }

        return form;
    }

    public static MultipartFormDataContent With(this MultipartFormDataContent form, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }
}

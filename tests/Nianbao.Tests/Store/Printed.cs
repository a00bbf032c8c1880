using System.Text.Json;
using Nianbao.Store;

namespace Nianbao.Tests.Store;

/// <summary>Records with lists are compared by their printed form.</summary>
public static class Printed
{
    public static string Of(Submission submission) => JsonSerializer.Serialize(submission, StoredJson.Plain.Submission);

    public static string Of(Agency agency) => JsonSerializer.Serialize(agency, StoredJson.Plain.Agency);

    public static string Of(Notice notice) => JsonSerializer.Serialize(notice, StoredJson.Plain.Notice);
}

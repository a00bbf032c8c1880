using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>The tables in memory behave as the service and its client are documented to.</summary>
public sealed class TablesStandInTests
{
    private readonly TableAccount account = new(tries: 0);

    private TableClient Table => account.Client.GetTableClient("filings");

    [Fact]
    public async Task A_row_is_added_once()
    {
        await Table.AddEntityAsync(Row("a", "1"));
        await RefusedAsync(409, "EntityAlreadyExists", () => Table.AddEntityAsync(Row("a", "2")));
        Assert.Equal("1", (await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).Value!.GetString("V"));
    }

    [Fact]
    public async Task A_row_is_replaced_by_one_of_those_who_read_it()
    {
        await Table.AddEntityAsync(Row("a", "1"));
        var read = (await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).Value!;
        await Table.UpdateEntityAsync(Row("a", "2"), read.ETag, TableUpdateMode.Replace);
        await RefusedAsync(412, "UpdateConditionNotSatisfied", () => Table.UpdateEntityAsync(Row("a", "3"), read.ETag));
        await RefusedAsync(412, "UpdateConditionNotSatisfied", () => Table.DeleteEntityAsync("p", "a", read.ETag));
        await Table.UpdateEntityAsync(Row("a", "4"), ETag.All);
        Assert.Equal("4", (await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).Value!.GetString("V"));
        await RefusedAsync(404, "ResourceNotFound", () => Table.UpdateEntityAsync(Row("b", "1"), ETag.All));
    }

    [Fact]
    public async Task A_merge_keeps_what_it_does_not_name_and_a_replacement_does_not()
    {
        await Table.UpsertEntityAsync(new TableEntity("p", "a") { ["X"] = 1, ["Y"] = 2 });
        await Table.UpsertEntityAsync(new TableEntity("p", "a") { ["Y"] = 3, ["Z"] = null });
        var row = (await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).Value!;
        Assert.Equal((1, 3, false), (row.GetInt32("X"), row.GetInt32("Y"), row.ContainsKey("Z")));
        await Table.UpsertEntityAsync(new TableEntity("p", "a") { ["Y"] = 4 }, TableUpdateMode.Replace);
        Assert.Null((await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).Value!.GetInt32("X"));
    }

    [Fact]
    public async Task What_is_not_there_is_no_value_and_deleted_alone_no_error()
    {
        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).HasValue);
        Assert.False((await account.Client.GetTableClient("none").GetEntityIfExistsAsync<TableEntity>("p", "a")).HasValue);
        Assert.Equal(404, (await Table.DeleteEntityAsync("p", "a")).Status);
        await RefusedAsync(404, "TableNotFound", () => account.Client.GetTableClient("none").UpsertEntityAsync(Row("a", "1")));
    }

    [Fact]
    public async Task A_batch_is_done_as_a_whole_or_not_at_all()
    {
        await Table.AddEntityAsync(Row("taken", "1"));
        await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync([Add(Row("a", "1")), Add(Row("taken", "2"))]));
        await RefusedAsync(404, "ResourceNotFound", () => Table.SubmitTransactionAsync([Add(Row("a", "1")), new(TableTransactionActionType.Delete, Row("none", ""))]));
        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).HasValue);
        await Table.SubmitTransactionAsync([Add(Row("a", "1")), new(TableTransactionActionType.Delete, Row("taken", ""), ETag.All)]);
        Assert.Equal(["a"], (await An.ListAsync(Table.QueryAsync<TableEntity>())).Select(row => row.RowKey));
    }

    [Fact]
    public async Task An_update_in_a_batch_without_an_ETag_adds_as_the_package_does()
    {
        await Table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateReplace, Row("a", "1"))]);
        Assert.True((await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).HasValue);
    }

    [Fact]
    public async Task A_batch_has_a_hundred_rows_of_one_partition_each_once_and_four_mebibytes()
    {
        await Table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(i => Add(Row($"{i}", ""))));
        await RefusedAsync(400, "InvalidInput", () => Table.SubmitTransactionAsync(Enumerable.Range(100, 101).Select(i => Add(Row($"{i}", "")))));
        await RefusedAsync(400, "InvalidDuplicateRow", () => Table.SubmitTransactionAsync([Add(Row("x", "")), Add(Row("x", ""))]));
        await RefusedAsync(400, "CommandsInBatchActOnDifferentPartitions", () => Table.SubmitTransactionAsync([Add(Row("x", "")), Add(new("q", "y"))]));
        await RefusedAsync(413, "RequestBodyTooLarge", () => Table.SubmitTransactionAsync(
            Enumerable.Range(0, 50).Select(i => Add(new("q", $"{i}") { ["V"] = new byte[64 * 1024] }))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));
    }

    [Fact]
    public async Task A_row_is_limited_in_its_values_its_properties_and_its_size()
    {
        await Table.AddEntityAsync(new TableEntity("p", "fits") { ["Text"] = new string('年', 32 * 1024), ["Bytes"] = new byte[64 * 1024] });
        await RefusedAsync(400, "PropertyValueTooLarge", () => Table.AddEntityAsync(new TableEntity("p", "a") { ["V"] = new string('a', (32 * 1024) + 1) }));
        await RefusedAsync(400, "PropertyValueTooLarge", () => Table.AddEntityAsync(new TableEntity("p", "a") { ["V"] = new byte[(64 * 1024) + 1] }));
        await RefusedAsync(400, "TooManyProperties", () => Table.AddEntityAsync(With(253, 1)));
        await RefusedAsync(400, "EntityTooLarge", () => Table.AddEntityAsync(With(16, 64 * 1024)));
        await RefusedAsync(400, "InvalidValueType", () => Table.AddEntityAsync(new TableEntity("p", "a") { ["V"] = 1m }));
        await RefusedAsync(400, "OutOfRangeInput", () => Table.AddEntityAsync(new TableEntity("p", "a") { ["V"] = DateTimeOffset.MinValue }));
        await Table.AddEntityAsync(With(15, 64 * 1024));
    }

    [Theory]
    [InlineData("a/b", "OutOfRangeInput")]
    [InlineData("a\\b", "OutOfRangeInput")]
    [InlineData("a#b", "OutOfRangeInput")]
    [InlineData("a?b", "OutOfRangeInput")]
    [InlineData("a\tb", "OutOfRangeInput")]
    [InlineData("a\u0085b", "OutOfRangeInput")]
    [InlineData(null, "KeyValueTooLarge")]
    public async Task A_key_has_neither_what_would_break_an_address_nor_more_than_a_kibibyte(string? key, string code) =>
        await RefusedAsync(400, code, () => Table.AddEntityAsync(Row(key ?? new string('a', 513), "")));

    [Fact]
    public async Task What_is_stored_is_a_copy_and_so_is_what_is_read()
    {
        byte[] bytes = [1];
        await Table.AddEntityAsync(new TableEntity("p", "a") { ["V"] = bytes });
        bytes[0] = 2;
        (await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).Value!.GetBinary("V")[0] = 3;
        Assert.Equal([1], (await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).Value!.GetBinary("V"));
    }

    [Fact]
    public async Task Values_come_back_as_they_are_typed_and_moments_in_UTC()
    {
        var (moment, guid) = (new DateTimeOffset(2024, 1, 15, 16, 0, 0, TimeSpan.FromHours(8)), Guid.NewGuid());
        await Table.AddEntityAsync(new TableEntity("p", "a")
        {
            ["Int"] = 1,
            ["Long"] = 1L << 40,
            ["Double"] = 0.5,
            ["Bool"] = true,
            ["Moment"] = moment,
            ["Guid"] = guid,
        });
        var row = (await Table.GetEntityIfExistsAsync<TableEntity>("p", "a")).Value!;
        Assert.Equal((1, 1L << 40, 0.5, true, guid), (row.GetInt32("Int"), row.GetInt64("Long"), row.GetDouble("Double"), row.GetBoolean("Bool"), row.GetGuid("Guid")));
        Assert.Equal((moment, TimeSpan.Zero), (row.GetDateTimeOffset("Moment"), row.GetDateTimeOffset("Moment")!.Value.Offset));
        Assert.NotNull(row.Timestamp);
        Assert.Throws<InvalidOperationException>(() => row.GetString("Int"));
    }

    [Fact]
    public async Task Rows_are_ordered_by_partition_and_row_by_the_numbers_of_their_letters()
    {
        (string, string)[] keys = [("b", "a"), ("a", "b"), ("a", "B"), ("a", "10"), ("a", "9")];
        foreach (var (partition, row) in keys)
        {
            await Table.AddEntityAsync(new TableEntity(partition, row));
        }

        Assert.Equal(["a10", "a9", "aB", "ab", "ba"], (await An.ListAsync(Table.QueryAsync<TableEntity>())).Select(row => row.PartitionKey + row.RowKey));
    }

    [Theory]
    [InlineData("RowKey ge 'b' and RowKey lt 'c'", "b b'")]
    [InlineData("RowKey eq 'b'''", "b'")]
    [InlineData("N gt 1 and N le 3", "b b'")]
    [InlineData("N eq 2L", "b")]
    [InlineData("N ne 2", "a b'")]
    [InlineData("T ge datetime'2024-01-02T00:00:00Z'", "b b'")]
    [InlineData("T lt datetime'2024-01-02T00:00:00.0000001Z'", "a b")]
    [InlineData("Even eq true", "b")]
    [InlineData("Missing eq 1", "")]
    [InlineData("N eq '2'", "")]
    public async Task A_filter_means_rows_by_their_values(string filter, string expected)
    {
        string[] keys = ["a", "b", "b'"];
        foreach (var (i, key) in keys.Index())
        {
            await Table.AddEntityAsync(new TableEntity("p", key) { ["N"] = i + 1, ["T"] = new DateTimeOffset(2024, 1, i + 1, 0, 0, 0, TimeSpan.Zero), ["Even"] = i == 1 });
        }

        Assert.Equal(expected, string.Join(' ', (await An.ListAsync(Table.QueryAsync<TableEntity>(filter))).Select(row => row.RowKey)));
    }

    [Fact]
    public void A_filter_is_written_with_its_values_quoted() => Assert.Equal(
        "PartitionKey eq 'it''s' and N lt 5 and L ge 6L and T le datetime'2024-01-15T08:00:00Z' and B eq true",
        TableClient.CreateQueryFilter($"PartitionKey eq {"it's"} and N lt {5} and L ge {6L} and T le {An.Moment} and B eq {true}"));

    [Fact]
    public async Task A_filter_of_another_kind_is_refused() =>
        await RefusedAsync(400, "InvalidInput", () => An.ListAsync(Table.QueryAsync<TableEntity>("RowKey eq 'a' or RowKey eq 'b'")));

    [Fact]
    public async Task A_page_has_a_thousand_rows_at_most_and_may_be_empty_before_the_end()
    {
        foreach (var batch in Enumerable.Range(0, 2500).Chunk(100))
        {
            await Table.SubmitTransactionAsync(batch.Select(i => Add(Row($"{i:0000}", ""))));
        }

        Assert.Equal([1000, 1000, 500], await PagesAsync(null));
        Assert.Equal([900, 900, 700], await PagesAsync(900));
        account.Service.SendsEmptyPages = true;
        Assert.Equal([0, 1000, 0, 1000, 0, 500], await PagesAsync(null));
        account.Service.PageSize = 2000;
        Assert.Equal(2500, (await An.ListAsync(Table.QueryAsync<TableEntity>())).Select(row => row.RowKey).Distinct().Count());
    }

    [Fact]
    public async Task Of_a_row_what_was_selected_is_read_and_its_ETag()
    {
        await Table.AddEntityAsync(new TableEntity("p", "a") { ["X"] = 1, ["Y"] = 2 });
        var row = (await Table.GetEntityIfExistsAsync<TableEntity>("p", "a", ["Y", "RowKey"])).Value!;
        Assert.Equal((null, 2, "a", null), (row.GetInt32("X"), row.GetInt32("Y"), row.RowKey, row.PartitionKey));
        Assert.NotEqual(default, row.ETag);
    }

    [Fact]
    public async Task A_client_tries_again_as_often_as_it_is_set_to_and_then_says_why()
    {
        var retrying = new TableAccount(tries: 2);
        var table = retrying.Client.GetTableClient("filings");
        var status = 503;
        retrying.Service.Before = call => throw new RequestFailedException(status, "busy");
        var before = retrying.Service.Calls;
        Assert.Equal(503, (await Assert.ThrowsAsync<RequestFailedException>(() => table.UpsertEntityAsync(Row("a", "")))).Status);
        Assert.Equal(3, retrying.Service.Calls - before);
        status = 0;
        Assert.Equal(3, (await Assert.ThrowsAsync<AggregateException>(() => table.UpsertEntityAsync(Row("a", "")))).InnerExceptions.Count);
        status = 403;
        before = retrying.Service.Calls;
        await Assert.ThrowsAsync<RequestFailedException>(() => table.UpsertEntityAsync(Row("a", "")));
        Assert.Equal(1, retrying.Service.Calls - before);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_met_as_a_conflict_by_the_next_try()
    {
        var retrying = new TableAccount(tries: 2);
        var table = retrying.Client.GetTableClient("filings");
        var isLost = true;
        retrying.Service.After = _ =>
        {
            if (isLost)
            {
                isLost = false;
                throw new RequestFailedException(503, "busy");
            }
        };
        Assert.Equal(409, (await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row("a", "")))).Status);
    }

    [Fact]
    public void An_identity_signs_in_over_https_only() => Assert.Throws<ArgumentException>(() =>
        new TableServiceClient(new Uri("http://x.table.core.windows.net"), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)));

    private async Task<List<int>> PagesAsync(int? size) => (await An.ListAsync(Table.QueryAsync<TableEntity>(maxPerPage: size).AsPages())).ConvertAll(page => page.Values.Count);

    private static async Task RefusedAsync(int status, string code, Func<Task> call)
    {
        var refused = await Assert.ThrowsAnyAsync<RequestFailedException>(call);
        Assert.Equal((status, code), (refused.Status, refused.ErrorCode));
    }

    private static TableEntity Row(string key, string value) => new("p", key) { ["V"] = value };

    private static TableEntity With(int count, int size)
    {
        var row = new TableEntity("p", $"{count}");
        for (var i = 0; i < count; i++)
        {
            row[$"V{i}"] = new byte[size];
        }

        return row;
    }

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}

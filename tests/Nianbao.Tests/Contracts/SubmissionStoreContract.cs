using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

/// <summary>What every submission store promises.</summary>
public abstract class SubmissionStoreContract
{
    protected abstract ISubmissionStore Store { get; }

    private static SubmissionId First { get; } = new(An.Key(), 1);

    [Fact]
    public async Task A_change_is_stored_as_a_whole()
    {
        var submission = An.Submission();
        var change = An.Change(submission) with { Pending = new(submission.Id, 0, An.Moment) };
        Assert.True(await Store.SaveAsync(change, default));
        Assert.Equal(1, (await Store.FindFilingOrNullAsync(An.Key(), default))!.LatestRevision);
        Assert.Equal("年报.txt", (await Store.FindSubmissionOrNullAsync(First, default))!.File.Name);
        var content = Fingerprint.Of(LoggedChange.Print(change));
        Assert.Equal([change.Act with { Sequence = 1, Content = content, Previous = ActChain.Start }], await An.ListAsync(Store.ListActsAsync(An.Key(), default)));
        Assert.Equal([change.Pending], await An.ListAsync(Store.ListPendingAsync(An.Moment, default)));
    }

    [Fact]
    public async Task A_first_change_is_refused_when_the_filing_is_there_already_and_nothing_of_it_is_written()
    {
        await Store.SaveAsync(An.Change(An.Submission()), default);
        var other = An.Submission(revision: 2);
        Assert.False(await Store.SaveAsync(An.Change(other) with { Pending = new(other.Id, 0, An.Moment) }, default));
        Assert.Null(await Store.FindSubmissionOrNullAsync(other.Id, default));
        Assert.Single(await An.ListAsync(Store.ListActsAsync(An.Key(), default)));
        Assert.Empty(await An.ListAsync(Store.ListPendingAsync(An.Moment, default)));
    }

    [Fact]
    public async Task A_change_of_a_head_that_has_changed_since_is_refused()
    {
        await Store.SaveAsync(An.Change(An.Submission()), default);
        var etag = (await Store.FindFilingOrNullAsync(An.Key(), default))!.ETag;
        Assert.True(await Store.SaveAsync(An.Change(An.Submission(revision: 2), etag), default));
        Assert.False(await Store.SaveAsync(An.Change(An.Submission(revision: 3), etag), default));
        Assert.Equal(2, (await Store.FindFilingOrNullAsync(An.Key(), default))!.LatestRevision);
    }

    [Fact]
    public async Task A_change_of_a_head_that_is_not_there_is_refused()
    {
        Assert.False(await Store.SaveAsync(An.Change(An.Submission(), etag: "7"), default));
        Assert.Null(await Store.FindSubmissionOrNullAsync(First, default));
    }

    [Fact]
    public async Task Of_many_who_change_one_head_at_once_exactly_one_succeeds()
    {
        await Store.SaveAsync(An.Change(An.Submission()), default);
        var etag = (await Store.FindFilingOrNullAsync(An.Key(), default))!.ETag;
        var saved = await Task.WhenAll(Enumerable.Range(2, 20).Select(revision =>
            Task.Run(() => Store.SaveAsync(An.Change(An.Submission(revision: revision), etag), default))));
        Assert.Single(saved, true);
    }

    [Fact]
    public async Task A_submission_comes_back_as_it_went_in()
    {
        var submission = An.Submission(SubmissionState.AwaitingExplanation) with
        {
            Result = An.Report(Verdict.AwaitingExplanation, An.Finding(Severity.Warning)),
            CheckedAt = An.Moment.AddSeconds(1),
            Attempts = 2,
            Explanations = [new("A04:a.x", "A04", "确有其事。", "key-1", An.Moment)],
            Waivers = [new("A05:a.y", "A05", "同意。", "office", An.Moment)],
            ReturnedBecause = new("", "", "请核对。", "office", An.Moment),
        };
        await Store.SaveAsync(An.Change(submission), default);
        Assert.Equal(Printed.Of(submission), Printed.Of((await Store.FindSubmissionOrNullAsync(submission.Id, default))!));
    }

    [Fact]
    public async Task Figures_keep_their_printed_order()
    {
        var keys = Enumerable.Range(0, 175).Select(i => $"t3.row{i * 7919 % 175}.total").ToList();
        var report = An.Report() with { Figures = keys.ToDictionary(key => key, _ => An.Blank) };
        await Store.SaveAsync(An.Change(An.Submission() with { Result = report }), default);
        Assert.Equal(keys, (await Store.FindSubmissionOrNullAsync(First, default))!.Result!.Figures.Keys);
    }

    [Fact]
    public async Task A_head_keeps_what_is_in_force()
    {
        var figures = AcceptedFigures.Pack(An.Report().Figures);
        var head = An.Head(An.Submission()) with { Accepted = new(1, "A", "ab", "rules-1", An.Moment, figures, 1, 2), FirstAcceptedAt = An.Moment };
        await Store.SaveAsync(An.Change(An.Submission()) with { Head = head }, default);
        var stored = (await Store.FindFilingOrNullAsync(An.Key(), default))!;
        Assert.Equal(figures.Packed.ToArray(), stored.Accepted!.Figures.Packed.ToArray());
        Assert.Equal((2, An.Moment), (stored.Accepted.Overridden, stored.FirstAcceptedAt));
    }

    [Fact]
    public async Task Heads_of_a_year_are_listed_by_agency_and_scope()
    {
        FilingKey[] keys =
        [
            An.Key(An.GovernmentId, scope: FilingScope.Area), An.Key(An.DepartmentId), An.Key(An.GovernmentId), An.Key(An.DepartmentId, year: 2022),
        ];
        foreach (var key in keys)
        {
            await Store.SaveAsync(An.Change(An.Submission(key: key)), default);
        }

        var listed = await An.ListAsync(Store.ListFilingsAsync(2023, default));
        Assert.Equal([keys[2], keys[0], keys[1]], listed.Select(head => head.Key));
        Assert.All(listed, head => Assert.NotNull(head.ETag));
    }

    [Fact]
    public async Task A_pending_check_is_listed_when_its_time_has_come_and_gone_when_it_is_done()
    {
        var submission = An.Submission();
        await Store.SaveAsync(An.Change(submission) with { Pending = new(submission.Id, 1, An.Moment) }, default);
        Assert.Empty(await An.ListAsync(Store.ListPendingAsync(An.Moment.AddTicks(-1), default)));
        Assert.Single(await An.ListAsync(Store.ListPendingAsync(An.Moment, default)));
        var etag = (await Store.FindFilingOrNullAsync(An.Key(), default))!.ETag;
        await Store.SaveAsync(An.Change(submission, etag) with { Done = submission.Id }, default);
        Assert.Empty(await An.ListAsync(Store.ListPendingAsync(An.Moment, default)));
    }

    [Fact]
    public async Task Acts_of_a_filing_are_numbered_in_their_order()
    {
        await Store.SaveAsync(An.Change(An.Submission()), default);
        await Store.SaveAsync(An.Change(An.Submission(revision: 2), (await Store.FindFilingOrNullAsync(An.Key(), default))!.ETag), default);
        await Store.SaveAsync(An.Change(An.Submission(key: An.Key(An.GovernmentId))), default);
        var acts = await An.ListAsync(Store.ListActsAsync(An.Key(), default));
        Assert.Equal([(1, 1), (2, 2)], acts.Select(act => (act.Sequence, act.Revision)));
    }

    [Fact]
    public async Task The_roster_is_listed_by_id_and_an_agency_named_again_is_replaced()
    {
        await Store.PutAgenciesAsync([An.Agency(An.OtherDepartmentId), An.Agency(An.GovernmentId)], default);
        await Store.PutAgenciesAsync([An.Agency(An.GovernmentId) with { Name = "新名", FormerNames = ["旧名"] }], default);
        var roster = await An.ListAsync(Store.ListAgenciesAsync(default));
        Assert.Equal([An.GovernmentId, An.OtherDepartmentId], roster.Select(agency => agency.Id));
        Assert.Equal("新名", roster[0].Name);
        Assert.Equal("旧名", Assert.Single((await Store.FindAgencyOrNullAsync(An.GovernmentId, default))!.FormerNames).Name);
        Assert.Null(await Store.FindAgencyOrNullAsync(An.DepartmentId, default));
    }

    [Fact]
    public async Task A_key_is_found_by_its_hash_also_when_it_is_revoked()
    {
        var key = new AccessKey("office-1", Role.Office, An.GovernmentId, "aa", An.Moment, RevokedAt: null);
        await Store.PutKeyAsync(key, default);
        await Store.PutKeyAsync(key with { RevokedAt = An.Moment }, default);
        Assert.Equal(key with { RevokedAt = An.Moment }, await Store.FindKeyOrNullAsync("aa", default));
        Assert.Null(await Store.FindKeyOrNullAsync("bb", default));
        Assert.Single(await An.ListAsync(Store.ListKeysAsync(default)));
    }

    [Fact]
    public async Task An_agency_comes_back_with_all_its_history_and_contacts()
    {
        var agency = An.AgencyWithHistory();
        await Store.PutAgenciesAsync([agency], default);
        Assert.Equal(Printed.Of(agency), Printed.Of((await Store.FindAgencyOrNullAsync(agency.Id, default))!));
    }

    [Fact]
    public async Task Many_keys_are_put_together_and_each_is_found()
    {
        var keys = Enumerable.Range(0, 250).Select(i => new AccessKey($"key-{i:000}", Role.Agency, An.DepartmentId, $"hash-{i}", An.Moment, null)).ToList();
        await Store.PutKeysAsync(keys, default);
        Assert.Equal(keys, await An.ListAsync(Store.ListKeysAsync(default)));
        Assert.Equal("key-249", (await Store.FindKeyOrNullAsync("hash-249", default))?.Name);
    }

    [Fact]
    public async Task The_use_of_a_key_is_remembered_beside_it_and_never_brings_a_revoked_one_back()
    {
        var key = new AccessKey("office-1", Role.Office, An.GovernmentId, "aa", An.Moment, RevokedAt: null) { ExpiresOn = new(2030, 12, 31), MadeBy = "admin" };
        await Store.PutKeyAsync(key, default);
        await Store.NoteKeyUseAsync(key.Name, An.Moment.AddHours(1), default);
        Assert.Equal(key with { LastUsedAt = An.Moment.AddHours(1) }, await Store.FindKeyOrNullAsync("aa", default));
        await Store.PutKeyAsync(key with { RevokedAt = An.Moment, RevokedBy = "admin" }, default);
        await Store.NoteKeyUseAsync(key.Name, An.Moment.AddHours(2), default);
        var listed = Assert.Single(await An.ListAsync(Store.ListKeysAsync(default)));
        Assert.Equal((An.Moment, "admin", An.Moment.AddHours(2)), (listed.RevokedAt, listed.RevokedBy, listed.LastUsedAt));
    }

    [Fact]
    public async Task The_first_answer_under_an_idempotency_key_stays_for_seven_days()
    {
        var first = new RememberedAnswer("hash-1", First, IsNew: true, An.Moment);
        await Store.RememberAnswerAsync(new("key-1", "k", first), default);
        await Store.RememberAnswerAsync(new("key-1", "k", first with { RequestHash = "hash-2" }), default);
        Assert.Equal(first, await Store.FindAnswerOrNullAsync("key-1", "k", An.Moment.AddDays(7).AddTicks(-1), default));
        Assert.Null(await Store.FindAnswerOrNullAsync("key-1", "k", An.Moment.AddDays(7), default));
        Assert.Null(await Store.FindAnswerOrNullAsync("key-2", "k", An.Moment, default));
    }

    [Fact]
    public async Task An_idempotency_key_can_be_used_anew_after_seven_days()
    {
        await Store.RememberAnswerAsync(new("key-1", "k", new("hash-1", First, IsNew: true, An.Moment)), default);
        var later = new RememberedAnswer("hash-2", First, IsNew: true, An.Moment.AddDays(7));
        await Store.RememberAnswerAsync(new("key-1", "k", later), default);
        Assert.Equal(later, await Store.FindAnswerOrNullAsync("key-1", "k", later.At, default));
    }

    [Fact]
    public async Task An_edition_number_is_given_once()
    {
        var edition = new SummaryEdition(2023, 1, An.Moment, "office", Area: null, ["summary.json"]);
        Assert.True(await Store.AddEditionAsync(edition, default));
        Assert.False(await Store.AddEditionAsync(edition with { By = "other" }, default));
        Assert.Equal(["office"], (await An.ListAsync(Store.ListEditionsAsync(2023, default))).Select(listed => listed.By));
        Assert.Empty(await An.ListAsync(Store.ListEditionsAsync(2022, default)));
    }

    [Theory]
    [InlineData(EditionOccasion.Departments, null)]
    [InlineData(EditionOccasion.Governments, An.GovernmentId)]
    [InlineData(EditionOccasion.YearEnd, null)]
    public async Task An_occasion_of_a_year_and_area_has_one_edition(EditionOccasion occasion, string? area)
    {
        var edition = new SummaryEdition(2023, 1, An.Moment, "system", area, ["summary.json"]) { Occasion = occasion };
        Assert.True(await Store.AddEditionAsync(edition, default));
        Assert.False(await Store.AddEditionAsync(edition with { Number = 2 }, default));
        Assert.True(await Store.AddEditionAsync(edition with { Number = 3, Area = An.DepartmentId }, default));
        Assert.True(await Store.AddEditionAsync(edition with { Number = 4, Occasion = EditionOccasion.OnRequest }, default));
        Assert.True(await Store.AddEditionAsync(edition with { Number = 5, Occasion = EditionOccasion.OnRequest }, default));
        Assert.True(await Store.AddEditionAsync(edition with { Year = 2022 }, default));
        Assert.Equal(
            [(1, occasion), (3, occasion), (4, EditionOccasion.OnRequest), (5, EditionOccasion.OnRequest)],
            (await An.ListAsync(Store.ListEditionsAsync(2023, default))).Select(listed => (listed.Number, listed.Occasion)));
    }

    [Fact]
    public async Task Of_many_who_add_the_edition_of_an_occasion_at_once_exactly_one_succeeds()
    {
        var edition = new SummaryEdition(2023, 0, An.Moment, "system", Area: null, ["summary.json"]) { Occasion = EditionOccasion.YearEnd };
        var added = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(() => Store.AddEditionAsync(edition with { Number = number }, default))));
        Assert.Single(added, true);
    }
}

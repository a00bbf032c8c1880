using System.Text.RegularExpressions;
using Nianbao.Findings;

namespace Nianbao.Tests.Findings;

/// <summary>The published catalogue, kept beside this file, and the code say the same.</summary>
public sealed partial class CatalogueTests
{
    public static TheoryData<string> Published => [.. Lines()];

    [Theory]
    [MemberData(nameof(Published))]
    public void A_published_rule_is_in_the_code_as_it_is_published(string line)
    {
        var (id, severity, forms, message) = Parse(line);
        var rule = Assert.Single(RuleCatalogue.All, rule => rule.Id == id);
        Assert.Equal((severity, forms, message), ($"{rule.Severity}".ToLowerInvariant(), string.Join(' ', rule.Forms), rule.Message));
    }

    [Fact]
    public void The_code_has_no_rule_that_is_not_published() =>
        Assert.Equal(Lines().Select(line => Parse(line).Id), RuleCatalogue.All.Select(rule => rule.Id));

    [Fact]
    public void Every_rule_says_where_it_comes_from_and_what_to_do() =>
        Assert.All(RuleCatalogue.All, rule => Assert.True(rule.Source.Length > 0 && rule.Advice.Length > 0, rule.Id));

    [Fact]
    public void Every_placeholder_of_a_message_is_filled_in()
    {
        string[] spoiled = ["a.req_received_total=9 a.meeting_count=1.5 a.request_fee_wan=99 a.dedicated_budget_wan=9999 a.training_session_count=1 a.other_response_count=7 a.reply_refused_total=3 a.channel_gazette_count="];
        var messages = SampleFacts.Of("A-SD").With(spoiled[0]).Findings()
            .Concat(SampleFacts.Of("B").With("s2.fee_items_change=-3 s2.procurement_amount=5 s2.licensing_decisions=1.5 t3.granted.total=1 l4.review_upheld=1 t3.carried_in.total=x").Findings())
            .Concat(SampleFacts.Of("C").With("s2.normdocs_made=2 t3.other_misc.total=5 t3.new_received.total! l4.review_total= s2.rules_made=/").Findings())
            .Concat(SampleFacts.Of("C").With("t3.carried_in.natural_person=1").After("t3.carried_out.total=0 t3.carried_out.natural_person=0 s2.rules_valid=2").Findings())
            .Concat(SampleFacts.Of("C").After("t3.carried_out.total=3").Findings())
            .Select(finding => finding.Message).ToList();
        Assert.True(messages.Count > 20);
        Assert.All(messages, message => Assert.DoesNotMatch(Placeholder(), message));
    }

    [Fact]
    public void Settings_that_are_not_known_are_refused() =>
        Assert.Throws<System.Text.Json.JsonException>(() => CheckSettings.Load("""{"largestRequestFeeWan":10}"""u8));

    [Fact]
    public void Another_threshold_is_another_rule_set() => Assert.NotEqual(
        RuleCatalogue.VersionWith(CheckSettings.Default), RuleCatalogue.VersionWith(CheckSettings.Default with { LargestBudgetWan = 1 }));

    private static string[] Lines() => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Findings", "catalogue.txt"));

    private static (string Id, string Severity, string Forms, string Message) Parse(string line) =>
        line.Split(" | ") is [var id, var severity, var forms, var message] ? (id, severity, forms, message) : throw new FormatException(line);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}

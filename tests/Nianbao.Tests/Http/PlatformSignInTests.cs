using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nianbao.Http;
using Nianbao.Http.Sessions;
using Nianbao.Store;
using Nianbao.Tests.Store;
using Nianbao.Tests.UseCases;

namespace Nianbao.Tests.Http;

public sealed class PlatformSignInTests : IDisposable
{
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string PrincipalName = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn";
    private const string Someone = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    private readonly Desk _desk = new();
    private readonly ReceiptKey _key = ReceiptKey.New();

    public void Dispose()
    {
        _key.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public async Task Whom_the_platform_signs_in_is_who_was_entered_for_that_account()
    {
        await EnterAsync(Someone);
        var known = Assert.IsType<SignInOutcome.Known>(await FindAsync(true, Principal((ObjectId, Someone))));
        Assert.Equal(("office-1", Role.Office, An.GovernmentId, SignInMeans.Principal), (known.Caller.Name, known.Caller.Role, known.Caller.Agency, known.Caller.Means));
    }

    [Theory]
    [InlineData("oid", "3F2504E0-4F89-11D3-9A0C-0305E82C3301")]
    [InlineData(PrincipalName, "zhang@example.cn")]
    [InlineData("upn", "Zhang@Example.cn")]
    public async Task An_account_is_known_by_its_object_id_or_its_principal_name(string claim, string value)
    {
        await EnterAsync(claim == "oid" ? Someone : "zhang@example.cn");
        Assert.IsType<SignInOutcome.Known>(await FindAsync(true, Principal((claim, value))));
    }

    [Fact]
    public async Task Where_the_deployment_does_not_say_so_the_header_changes_nothing()
    {
        await EnterAsync(Someone);
        Assert.IsType<SignInOutcome.NoKey>(await FindAsync(false, Principal((ObjectId, Someone))));
    }

    [Fact]
    public async Task One_process_of_our_own_never_reads_the_header()
    {
        await using var host = await TestHost.StartAsync();
        await host.Store.PutKeyAsync(Binding(Someone) with { Role = Role.Admin, Agency = null }, default);
        using var client = host.As(null);
        client.DefaultRequestHeaders.Add(PlatformSignIn.Header, Principal((ObjectId, Someone)));
        using var answer = await client.GetAsync(new Uri("/api/keys", UriKind.Relative));
        Assert.Equal("not-signed-in", await answer.ProblemAsync());
    }

    [Fact]
    public async Task Sending_the_name_of_an_account_as_a_key_is_no_way_in()
    {
        await EnterAsync(Someone);
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer principal {Someone.ToUpperInvariant()}";
        Assert.IsType<SignInOutcome.BadKey>(await SignIn(true).FindAsync(http.Request, default));
    }

    [Fact]
    public async Task A_key_is_not_found_as_an_account()
    {
        await _desk.Submissions.PutKeyAsync(Binding(Someone) with { Principal = null }, default);
        Assert.IsType<SignInOutcome.UnknownPrincipal>(await FindAsync(true, Principal((ObjectId, Someone))));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("revoked")]
    [InlineData("expired")]
    public async Task An_account_that_is_not_entered_any_more_is_told_to_be_entered(string why)
    {
        await _desk.Submissions.PutKeyAsync(why switch
        {
            "revoked" => Binding(Someone) with { RevokedAt = An.Moment },
            "expired" => Binding(Someone) with { ExpiresOn = new(2024, 1, 14) },
            _ => Binding("somebody else"),
        }, default);
        Assert.IsType<SignInOutcome.UnknownPrincipal>(await FindAsync(true, Principal((ObjectId, Someone))));
    }

    public static TheoryData<string> HeadersThatSayNothing => new(
        "", "x", "eA==", "W10=", Encode("{}"), Encode("""{"auth_typ":"aad","claims":{}}"""), Encode("""{"auth_typ":"aad","claims":[1]}"""),
        Principal(), Principal(("name", Someone)), Principal("google", (ObjectId, Someone)),
        // Two accounts at once are none.
        Principal((ObjectId, Someone), ("oid", "00000000-0000-0000-0000-000000000000")));

    [Theory]
    [MemberData(nameof(HeadersThatSayNothing))]
    public async Task A_header_that_names_nobody_for_certain_lets_nobody_in(string header)
    {
        await EnterAsync(Someone);
        Assert.IsType<SignInOutcome.UnknownPrincipal>(await FindAsync(true, header));
    }

    [Fact]
    public async Task An_account_can_be_entered_anew_after_it_was_revoked_and_not_twice_before()
    {
        var keys = new KeyRing(_desk.Submissions, _desk.Clock);
        KeyOrder Order(string name) => new(name, Role.Auditor, null, "admin") { Principal = Someone };
        await keys.MakeAsync(new("admin", Role.Admin, null, null), default);
        var made = Assert.IsType<KeyOutcome.Made>(await keys.MakeAsync(Order("a"), default));
        Assert.Null(made.Secret);
        Assert.IsType<KeyOutcome.PrincipalTaken>(await keys.MakeAsync(Order("b"), default));
        Assert.IsType<KeyOutcome.Revoked>(await keys.RevokeAsync("a", "admin", default));
        Assert.IsType<SignInOutcome.UnknownPrincipal>(await FindAsync(true, Principal((ObjectId, Someone))));
        Assert.IsType<KeyOutcome.Made>(await keys.MakeAsync(Order("b"), default));
        Assert.Equal("b", Assert.IsType<SignInOutcome.Known>(await FindAsync(true, Principal((ObjectId, Someone)))).Caller.Name);
    }

    private static AccessKey Binding(string name) =>
        new("office-1", Role.Office, An.GovernmentId, Secrets.HashOfPrincipal(name), An.Moment, null) { Principal = name };

    private Task EnterAsync(string name) => _desk.Submissions.PutKeyAsync(Binding(name), default);

    private SignIn SignIn(bool isBelieved) => new(_desk.Submissions, new SessionSeal(_key), new PlatformSignIn(isBelieved), _desk.Clock);

    private Task<SignInOutcome> FindAsync(bool isBelieved, string header)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers[PlatformSignIn.Header] = header;
        return SignIn(isBelieved).FindAsync(http.Request, default);
    }

    private static string Principal(params (string Type, string Value)[] claims) => Principal("aad", claims);

    private static string Principal(string provider, params (string Type, string Value)[] claims) => Encode(JsonSerializer.Serialize(
        new { auth_typ = provider, claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }), name_typ = "n", role_typ = "r" }));

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}

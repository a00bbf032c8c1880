using System.Globalization;
using System.Text.RegularExpressions;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Faults;
using Nianbao.Tests.Store;
using Xunit.Abstractions;

namespace Nianbao.Tests.Reminding;

/// <summary>
/// Four months of 3,000 agencies: who is accepted in time, late, after a return or never; holidays, bounces, a provider that is busy now
/// and then, ticks that come twice, and a process that ends in the middle of things. Every agency gets its ladder and nothing else.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Year = 2023;
    private static readonly DateTimeOffset s_begin = Beijing.MomentOf(new(2023, 12, 18), new(0, 7));
    private static readonly DateTimeOffset s_end = Beijing.MomentOf(new(2024, 4, 24), new(0, 0));

    [Fact]
    public async Task Every_agency_gets_its_ladder_and_nothing_else()
    {
        using var world = new World(seed: 20240131);
        await world.LiveAsync(s_begin, s_end);
        output.WriteLine($"{world.Sent.Count} messages, {world.Province.Notices.Count()} notices, {world.Province.Stops} ends of the process, {world.Repeats} repeats");
        var wrongs = world.Wrongs().ToList();
        wrongs.ForEach(output.WriteLine);
        Assert.Empty(wrongs);
        Assert.InRange(world.Repeats, 1, world.Province.Stops);
        Assert.True(world.Bounces > 100);
        Assert.True(world.DoubleTicks > 3);
        Assert.InRange(world.Sent.Count, 5_000, 30_000);
    }

    private sealed record Message(DateTimeOffset At, Notice Notice, IReadOnlyList<string> Addresses, string Text)
    {
        public string MailId => Nianbao.Http.Notifying.SmtpMail.MessageIdOf(Notice.Id, new("nianbao@example.gov.cn"));
    }

    /// <summary>The province, and what is known of it without looking at how reminders are planned.</summary>
    private sealed class World : INotifier, IDisposable
    {
        private readonly Random _draw;
        private readonly ManualClock _clock = new(s_begin);
        private readonly ReceiptKey _receipts = ReceiptKey.New();
        private readonly List<Agency> _agencies = [.. Agencies()];
        private readonly Dictionary<string, Script> _scripts;
        private readonly FilingCalendar _calendar;
        private readonly DueDates _dueDates;
        private Reminders _reminders;

        public World(int seed)
        {
            _draw = new(seed);
            _calendar = FilingCalendar.Empty(Year) with
            {
                Dates = [new("C03", AgencyKind.Department, new(2024, 1, 19), "通知"), new("C05", AgencyKind.Township, new(2024, 2, 18), "通知"), new(null, AgencyKind.Township, new(2024, 3, 9), "通知")],
                Extensions = [.. _agencies.Where(agency => agency.Kind == AgencyKind.Department).Take(40).Select(agency => new Extension(agency.Id, new(2024, 3, 15), "机构改革"))],
                Holidays = [new(2024, 1, 22)],
            };
            _dueDates = new(_calendar, new(_agencies));
            _scripts = _agencies.ToDictionary(agency => agency.Id, agency => new Script(KeyOf(agency), [.. Changes()]));
            Province = new(_agencies, _scripts, _clock, new Random(seed + 1), rarity: 2_000);
            Province.SaveSettingAsync(new($"calendar-{Year}", StoredCalendars.Print(_calendar), s_begin, "office", null), default).GetAwaiter().GetResult();
            _reminders = Start();
        }

        public MemoryProvince Province { get; }

        public void Dispose() => _receipts.Dispose();

        public List<Message> Sent { get; } = [];

        public int Bounces { get; private set; }

        public int DoubleTicks { get; private set; }

        public int Repeats => Sent.Count - Sent.DistinctBy(message => message.Notice.Id).Count();

        public bool Reaches(NoticeReader reader) => reader != NoticeReader.Group;

        public Task<NotifyOutcome> SendAsync(NoticeMessage message, CancellationToken cancellation)
        {
            if (message.Addresses[0].StartsWith("bounce", StringComparison.Ordinal))
            {
                Bounces++;
                return Task.FromResult<NotifyOutcome>(new NotifyOutcome.Refused("550"));
            }

            if (_draw.Next(20) == 0)
            {
                return Task.FromResult<NotifyOutcome>(new NotifyOutcome.TryLater("421"));
            }

            Province.Effect(() => Sent.Add(new(_clock.GetUtcNow(), message.Notice, message.Addresses, message.Text)));
            return Task.FromResult<NotifyOutcome>(new NotifyOutcome.Sent("250"));
        }

        /// <summary>Plans every other hour of the day and once at night, now and then twice, and sweeps in between; delivers what is due.</summary>
        public async Task LiveAsync(DateTimeOffset from, DateTimeOffset until)
        {
            for (var tick = from; tick < until; tick += TimeSpan.FromHours(1))
            {
                await DeliverUntilAsync(tick);
                var hour = Beijing.TimeOf(tick).Hour;
                if (hour is 10 or 12 or 14 or 16)
                {
                    await SurviveAsync(() => _reminders.SweepAsync(default));
                }

                var ticks = hour is 1 or 9 or 11 or 13 or 15 or 17 ? 1 + (_draw.Next(40) / 39) : 0;
                DoubleTicks += ticks / 2;
                for (var i = 0; i < ticks; i++)
                {
                    await SurviveAsync(() => _reminders.PlanAsync(default));
                }
            }

            await DeliverUntilAsync(until);
        }

        /// <summary>What was not as it should be, a line each.</summary>
        public IEnumerable<string> Wrongs()
        {
            var told = Told().ToLookup(each => (each.Step, each.Filing));
            return NotInTime().Concat(NotNeeded()).Concat(WrongIds()).Concat(_agencies.SelectMany(agency => WrongsOf(agency, told)))
                .Concat(Province.Notices.Where(notice => notice.State == NoticeState.Waiting).Select(notice => $"{notice.Id} still waits"));
        }

        /// <summary>A mail that went out again has the id it had, so that it is shown once; no two notices share one.</summary>
        private IEnumerable<string> WrongIds() => Sent.GroupBy(message => message.Notice.Id).Where(same => same.Select(message => message.MailId).Distinct().Count() > 1)
            .Concat(Sent.GroupBy(message => message.MailId).Where(same => same.Select(message => message.Notice.Id).Distinct().Count() > 1))
            .Select(same => $"{same.Key} is not one mail");

        private IEnumerable<string> NotInTime() => from message in Sent
                                                   let time = Beijing.TimeOf(message.At)
                                                   where time < new TimeOnly(9, 0) || time >= new TimeOnly(17, 30) || !WorkDays.IsWorkday(Beijing.DateOf(message.At))
                                                   select $"{message.Notice.Id} went out at {Beijing.Print(message.At)}";

        private IEnumerable<string> NotNeeded() => from message in Sent
                                                   from agency in NamedIn(message)
                                                   where !_scripts[agency].IsOpenAt(message.At)
                                                   select $"{message.Notice.Id} asks {agency} for what it has done";

        /// <summary>Every step that somebody was told of, with those no provider took; a repeat is not counted again.</summary>
        private IEnumerable<(string Step, string Filing)> Told()
        {
            var sent = Sent.DistinctBy(message => message.Notice.Id).SelectMany(message => NamedIn(message).Select(agency => (message.Notice.Step!, agency)));
            var undelivered = Province.Notices.Where(notice => notice.State is NoticeState.Undeliverable or NoticeState.Failed)
                .SelectMany(notice => notice.Filings.Select(filing => (notice.Step!, filing.Agency)));
            return sent.Concat(undelivered);
        }

        private IEnumerable<string> WrongsOf(Agency agency, ILookup<(string, string), (string, string)> told)
        {
            var due = _dueDates.Of(agency);
            var steps = due is null ? [] : Ladder.Default.For(due.Day, WorkDays);
            foreach (var name in Ladder.Default.Steps.Select(step => step.Name))
            {
                var count = told[(name, agency.Id)].Count();
                var (least, most) = steps.FirstOrDefault(step => step.Step.Name == name) is { } step ? Expected(agency, step, steps) : (0, 0);
                if (count < least || count > most)
                {
                    yield return $"{agency.Id} {name}: told {count} times instead of {least} to {most}: {string.Join(", ", Province.Notices.Where(notice => notice.To == agency.Id).Select(notice => $"{notice.Step} {notice.State} {Beijing.Print(notice.PlannedAt)} {Beijing.Print(notice.LastAt ?? notice.NotBefore)} {notice.Outcome}"))}";
                }
            }
        }

        /// <summary>
        /// A step holds from its moment until the next one's, or until it is forgotten. It must be told when the agency is open on a
        /// whole workday in that time, and may be when it is open for a part of it.
        /// </summary>
        private (int Least, int Most) Expected(Agency agency, DueStep step, IReadOnlyList<DueStep> steps)
        {
            var hasOffice = step.Step.Reader != NoticeReader.Office || agency.Parent is not null;
            var next = steps.Where(other => other.At > step.At).Select(other => other.At).Append(step.At.AddDays(Ladder.Default.ForgottenAfterDays)).Min();
            if (!hasOffice || !_scripts[agency.Id].IsEverOpen(step.At, next))
            {
                return (0, 0);
            }

            for (var day = Beijing.DateOf(step.At); day < Beijing.DateOf(next); day = day.AddDays(1))
            {
                if (WorkDays.IsWorkday(day) && _scripts[agency.Id].IsOpenThroughout(Beijing.MomentOf(day, new(9, 0)), Beijing.MomentOf(day, new(17, 30))))
                {
                    return (1, 1);
                }
            }

            return (0, 1);
        }

        private static Regex Listed { get; } = new("^单位(.*)：.*还没有", RegexOptions.CultureInvariant);

        private static WorkDays WorkDays { get; } = Nianbao.Deadlines.WorkDays.National.With(FilingCalendar.Empty(Year) with { Holidays = [new(2024, 1, 22)] });

        private static IEnumerable<string> NamedIn(Message message) => message.Notice.Kind == NoticeKind.Reminder
            ? [message.Notice.To!]
            : message.Text.Split('\n').Select(line => Listed.Match(line)).Where(line => line.Success).Select(line => line.Groups[1].Value);

        private async Task DeliverUntilAsync(DateTimeOffset moment)
        {
            while (Province.NextAt is { } next && next <= moment)
            {
                GoTo(next);
                var message = Province.Take();
                if (!await SurviveAsync(() => _reminders.DeliverAsync(message.Subject, default)))
                {
                    Province.PutBack(message, _clock.GetUtcNow().AddMinutes(2));
                }
            }

            GoTo(moment);
        }

        private void GoTo(DateTimeOffset moment)
        {
            if (moment > _clock.GetUtcNow())
            {
                _clock.Advance(moment - _clock.GetUtcNow());
            }
        }

        /// <summary>False when the process ended in the middle; another one is started.</summary>
        private async Task<bool> SurviveAsync(Func<Task> work)
        {
            try
            {
                await work();
                return true;
            }
            catch (ProcessEndedException)
            {
                _reminders = Start();
                return false;
            }
        }

        private Reminders Start()
        {
            var progress = new FilingProgress(Province, Province, _clock);
            return new(Province, Province, Province, Province, this, progress, new(Province, Province, progress, _receipts, new(null), _clock), _clock);
        }

        private IEnumerable<(DateTimeOffset, SubmissionState)> Changes()
        {
            var at = s_begin.AddMinutes(_draw.Next((int)(s_end - s_begin).TotalMinutes));
            switch (_draw.Next(10))
            {
                case 0: // Never sends anything.
                    break;
                case 1: // Is returned, and leaves it at that.
                    yield return (at, SubmissionState.Received);
                    yield return (at.AddSeconds(20), SubmissionState.Returned);
                    break;
                case 2: // Is accepted, sent back by the office, and accepted again.
                    yield return (at, SubmissionState.Accepted);
                    yield return (at.AddDays(5), SubmissionState.Returned);
                    yield return (at.AddDays(5 + _draw.Next(40)), SubmissionState.Accepted);
                    break;
                case 3: // Waits long for its check, through a fault of ours.
                    yield return (at, SubmissionState.Failed);
                    yield return (at.AddHours(3), SubmissionState.AwaitingExplanation);
                    yield return (at.AddDays(_draw.Next(1, 10)), SubmissionState.Accepted);
                    break;
                default:
                    yield return (at, SubmissionState.Accepted);
                    break;
            }
        }

        private static FilingKey KeyOf(Agency agency) => new(Year, agency.Id, agency.DefaultScope);

        private static IEnumerable<Agency> Agencies()
        {
            yield return Of("P", AgencyKind.Government, AgencyLevel.Province, null);
            for (var i = 0; i < 10; i++)
            {
                yield return Of($"C{i:00}", AgencyKind.Government, AgencyLevel.City, "P");
            }

            for (var i = 0; i < 40; i++)
            {
                yield return Of($"X{i:00}", AgencyKind.Government, AgencyLevel.County, $"C{i % 10:00}");
            }

            for (var i = 0; i < 2949; i++)
            {
                var (kind, parent) = i switch
                {
                    _ when i % 10 < 6 => (AgencyKind.Department, $"X{i % 40:00}"),
                    _ when i % 10 == 6 => (AgencyKind.Department, i % 100 == 6 ? "P" : $"C{i / 10 % 10:00}"),
                    _ when i % 10 < 9 => (AgencyKind.Township, $"X{i % 40:00}"),
                    _ => (AgencyKind.Institution, $"X{i % 40:00}"),
                };
                yield return Of($"U{i:0000}", kind, AgencyLevel.County, parent, i);
            }
        }

        private static Agency Of(string id, AgencyKind kind, AgencyLevel level, string? parent, int number = 1) => An.Agency(id, kind, parent) with
        {
            Level = level,
            Contact = (number % 50) switch
            {
                0 => string.Create(CultureInfo.InvariantCulture, $"bounce{number}@example.com"),
                25 => "没有邮箱",
                _ => $"{id}@example.com",
            },
        };
    }
}

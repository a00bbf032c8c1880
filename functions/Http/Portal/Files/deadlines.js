// The deadlines of a year: the law's, those the office has set for areas, and extensions for single agencies.

import { get, getTagged, putJson } from './api.js';
import { action, el, fill, form, field, problemBox, say, select, table } from './dom.js';
import { mayDecide } from './roles.js';
import { day, kinds, kindText, moment } from './words.js';
import { yearChoice, yearIn } from './years.js';

export async function deadlinesView({ session, query, signal }) {
  const year = yearIn(query);
  const url = `/api/years/${year}/calendar`;
  const asked = query.get('agency') || '';
  const askedName = asked && await get(`/api/agencies/${encodeURIComponent(asked)}/schedule?year=${year}`, signal).then(schedule => schedule.name, () => '名录中没有这个单位');
  const body = el('div');
  let calendar = await getTagged(url);
  const nameOf = id => calendar.value.names[id] || id;
  refresh();
  return [
    el('h1', {}, `${year} 年度报送期限`),
    yearChoice(year, chosen => `/deadlines?year=${chosen}`),
    el('p', {}, '条例规定的期限自动适用。可以为一个地区的一类单位规定更早的日期，为条例没有规定期限的乡镇街道和公共企事业单位规定日期，也可以给单个单位延期。放假只影响提醒的时间，不改变期限。'),
    body,
  ];

  function refresh() {
    const { value } = calendar;
    fill(body,
      value.advice.length > 0 && el('div', { class: 'box warn' }, value.advice.map(text => el('p', {}, text))),
      value.setAt && el('p', { class: 'hint' }, `最近一次由 ${value.setBy} 于 ${moment(value.setAt)} 设定。`),
      el('h2', {}, '条例规定的期限'),
      table('条例规定的期限', ['单位类别', '期限'], kinds.map(([kind, text]) => [text, value.statutory[kind] ? day(value.statutory[kind]) : '没有规定'])),
      el('h2', {}, '地区的期限'), datesView(value),
      el('h2', {}, '延期'), extensionsView(value),
      (value.holidays.length > 0 || value.workdays.length > 0) && [el('h2', {}, '本省的放假和调休'),
        el('p', {}, `放假：${value.holidays.map(day).join('、') || '没有'}；上班：${value.workdays.map(day).join('、') || '没有'}`)]);
  }

  function datesView(value) {
    const place = el('div');
    const rows = [
      ...value.dates.map(date => [date.area ? nameOf(date.area) : '全部', kindText(date.kind), day(date.day), date.why, mayDecide(session)
        ? action('取消', place, () => set({ ...value, dates: value.dates.filter(other => other !== date) }, '已取消')) : '']),
      ...value.inherited.map(date => [date.area ? nameOf(date.area) : '全部', kindText(date.kind), day(date.day), date.why, '由上级设定']),
    ];
    const kind = select(kinds, 'township');
    const date = el('input', { type: 'date' });
    const why = el('input', { type: 'text', maxlength: '200' });
    const area = el('input', { type: 'text', value: session.agency || '', maxlength: '18', autocomplete: 'off' });
    return [
      rows.length > 0 ? table('地区的期限', ['地区', '单位类别', '期限', '文件或理由', ''], rows) : el('p', {}, '没有另外设定。'), place,
      mayDecide(session) && el('details', {}, el('summary', {}, '设定一个日期'),
        adding(place, [[date, '请填写期限。'], [why, '请填写所依据的文件或理由。']],
          () => set({ ...value, dates: [...value.dates, { area: area.value.trim() || null, kind: kind.value, day: date.value, why: why.value.trim() }] }, '已设定'),
          field('地区（政府的统一社会信用代码）', area, session.agency ? '只能是本级或下级的政府。' : '不填为全部单位。'),
          field('单位类别', kind), field('期限（当天仍算按时）', date), field('文件或理由', why))),
    ];
  }

  function extensionsView(value) {
    const place = el('div');
    const rows = value.extensions.map(extension => [nameOf(extension.agency), day(extension.day), extension.why, mayDecide(session)
      ? action('取消', place, () => set({ ...value, extensions: value.extensions.filter(other => other !== extension) }, '已取消')) : '']);
    const agency = el('input', { type: 'text', value: asked, maxlength: '18', autocomplete: 'off' });
    const date = el('input', { type: 'date' });
    const why = el('input', { type: 'text', maxlength: '200' });
    return [
      rows.length > 0 ? table('延期', ['单位', '延至', '理由', ''], rows) : el('p', {}, '没有单位延期。'), place,
      mayDecide(session) && el('details', { open: asked !== '' }, el('summary', {}, '给一个单位延期'),
        adding(place, [[agency, '请填写单位的统一社会信用代码。'], [date, '请填写延至哪一天。'], [why, '请填写理由。']],
          () => {
            const others = value.extensions.filter(extension => extension.agency !== agency.value.trim());
            return set({ ...value, extensions: [...others, { agency: agency.value.trim(), day: date.value, why: why.value.trim() }] }, '已延期');
          },
          field('单位的统一社会信用代码', agency, askedName || '在报送进度中打开单位，可以直接给它延期。'), field('延至（当天仍算按时）', date), field('理由', why))),
    ];
  }

  function adding(place, needed, add, ...fields) {
    return form(place, async () => {
      const missing = needed.find(([control]) => !control.value.trim());
      if (missing) {
        fill(place, problemBox({ title: '还没有填完', detail: missing[1] }));
        missing[0].focus();
        return;
      }

      await add();
    }, fields, el('button', { type: 'submit' }, '保存'));
  }

  /** Sets the whole of what this office may set, unless somebody else has since. */
  async function set({ dates, extensions, holidays, workdays }, said) {
    await putJson(url, { dates, extensions, holidays, workdays }, calendar.etag);
    calendar = await getTagged(url);
    refresh();
    say(said);
  }
}

// Everything that was done to one filing, over all its versions.

import { get } from './api.js';
import { el, table, tag } from './dom.js';
import { moment, scopeText, states, whoText } from './words.js';

export async function auditView({ params, signal }) {
  const [filing] = params;
  const { acts } = await get(`/api/audit?filing=${encodeURIComponent(filing)}`, signal);
  const [year, agency, scope] = filing.split('-');
  return [
    el('p', { class: 'back' }, el('a', { href: `#/agencies/${encodeURIComponent(agency)}?year=${year}` }, '← 单位')),
    el('h1', {}, `办理记录：${year} 年度，${scopeText(scope)}`),
    el('p', { class: 'hint' }, agency),
    acts.length === 0 ? el('p', {}, '还没有记录。') : table('办理记录', ['序号', '时间', '做了什么', '谁', '版次和状态', '理由或说明'], acts.map(act => [
      String(act.sequence), moment(act.at), act.text, whoText(act.by),
      [`第 ${act.revision} 版 `, tag(...states[act.state])], act.why || '—',
    ])),
  ];
}

// What an agency has filed, version by version, with what changed.

import { el, table, tag } from './dom.js';
import { labelOf } from './verdict.js';
import { moment, scopeText, sizeText, states } from './words.js';

const shownAtOnce = 20;

/** Every filing of an agency, newest year first. */
export function historyView(history) {
  return history.filings.length === 0
    ? el('p', {}, '还没有报送过。')
    : history.filings.map(filing => [el('h3', {}, `${filing.year} 年度，${scopeText(filing.scope)}`), revisionsView(filing)]);
}

/** The versions of one filing, newest first. @param {?string} current the one that is being shown */
export function revisionsView(filing, current = null) {
  return table(`${filing.year} 年度各版`, ['版次', '状态', '报送时间', '文件', '错误和疑问', '与前一版相比'], filing.revisions.map(revision => {
    const [word, tone] = states[revision.state];
    return [
      revision.id === current ? `第 ${revision.revision} 版（本版）` : el('a', { href: `#/submissions/${encodeURIComponent(revision.id)}` }, `第 ${revision.revision} 版`),
      [tag(word, tone), filing.inForce === revision.revision && el('small', {}, '现行有效')],
      moment(revision.receivedAt),
      [revision.file.name, el('small', {}, sizeText(revision.file.size))],
      `${revision.errors} 处错误，${revision.warnings} 处疑问`,
      changesView(revision),
    ];
  }));
}

function changesView({ changed }) {
  if (changed.length === 0) return '—';
  const text = value => (value === null ? '没有这一格' : value === '' ? '空白' : value);
  return el('details', {},
    el('summary', {}, `${changed.length} 个数字不同`),
    el('ul', { class: 'changes' },
      changed.slice(0, shownAtOnce).map(change => el('li', {}, `${labelOf(null, change.key)}：${text(change.before)} → ${text(change.after)}`)),
      changed.length > shownAtOnce && el('li', {}, `另有 ${changed.length - shownAtOnce} 个`)));
}

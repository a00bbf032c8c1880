// The roster: download it, try a new one, keep it.

import { download, putCsv } from './api.js';
import { action, el, facts, fill, newId, problemBox, say, tag } from './dom.js';
import { pagedTable } from './paged.js';
import { mayDecide } from './roles.js';

const changes = { added: ['新增', 'good'], changed: ['修改', 'warn'], ended: ['停用', 'bad'], unchanged: ['不变', 'plain'] };

export async function rosterView({ session }) {
  const place = el('div');
  return [
    el('h1', {}, '单位名录'),
    el('p', {}, '名录决定谁要报送、归谁管、提醒发到哪里。它是一个表格文件（CSV），下载以后用表格软件修改，再传回来。单位不能删除，只能填停用日期。'),
    place, action('下载现在的名录', place, () => download('/api/agencies?format=csv')),
    mayDecide(session) && updating(),
  ];
}

function updating() {
  const place = el('div');
  const result = el('div');
  const chosen = el('span', { class: 'chosen' });
  const input = el('input', { type: 'file', class: 'unseen', id: newId('file'), accept: '.csv,text/csv', on: { change: () => { if (input.files[0]) attempt(input.files[0]); input.value = ''; } } });
  return [
    el('h2', {}, '更新名录'),
    el('p', {}, '先试算，看清楚每一行会做什么，再保存。有一行不对，就一行也不保存。文件中没有的单位和没有的列保持不变。'),
    el('p', { class: 'row' }, input, el('label', { for: input.id, class: 'button' }, '选择文件试算'), chosen), place, result,
  ];

  async function attempt(file) {
    fill(chosen, file.name);
    fill(result, el('p', { class: 'hint', role: 'status' }, '正在试算…'));
    fill(place);
    try {
      show(await putCsv('/api/agencies?dryRun=true', file), file);
    } catch (problem) {
      if (!problem.isProblem) throw problem;
      fill(result);
      fill(place, problemBox(problem));
    }
  }

  function show(view, file) {
    const moving = view.lines.filter(line => line.change !== 'unchanged');
    const list = pagedTable('每一行做什么', ['行', '单位', '做什么'], line => {
      const [word, tone] = changes[line.change];
      return [String(line.line), [line.name, el('small', {}, line.agency)], [tag(word, tone), ' ', line.text]];
    });
    list.show(moving);
    const saving = el('div');
    fill(result,
      el('div', { class: `box ${view.stored ? 'good' : ''}`, role: 'status' },
        el('h2', {}, view.stored ? '已保存' : '试算结果，还没有保存'),
        facts([['新增', `${view.added.length} 个单位`], ['修改和停用', `${view.changed.length} 个单位`], ['不变', `${view.unchanged} 行`]])),
      saving,
      !view.stored && moving.length > 0 && el('p', {}, action('保存', saving, async () => {
        const stored = await putCsv('/api/agencies', file);
        show(stored, file);
        say('已保存');
      }, { class: '' })),
      moving.length > 0 && list.element);
  }
}

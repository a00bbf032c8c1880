// Access keys: handed out in one file, shown once; listed without their text; revoked.

import { download, get, remove } from './api.js';
import { action, el, field, fill, form, say, tag } from './dom.js';
import { pagedTable } from './paged.js';
import { day, moment, roles } from './words.js';

export async function keysView({ session, signal }) {
  const listed = el('div');
  const place = el('div');
  const search = el('input', { type: 'search', autocomplete: 'off' });
  await refresh();
  return [
    el('h1', {}, '访问密钥'),
    handingOut(session, refresh),
    el('h2', {}, '现有的密钥'), field('按名称或单位代码查找', search), place, listed,
  ];

  async function refresh() {
    const { keys } = await get('/api/keys', signal);
    const list = pagedTable('访问密钥', ['名称', '角色', '有效期', '最近使用', ''], key => [
      [key.name, key.agency && el('small', {}, key.agency)], roles[key.role],
      key.revokedAt ? tag(`${moment(key.revokedAt)}停用`, 'bad') : key.expiresOn ? `至 ${day(key.expiresOn)}` : '长期',
      moment(key.lastUsedAt) || '没有用过',
      !key.revokedAt && revoking(key),
    ]);
    const sorted = [...keys].sort((one, other) => (one.revokedAt ? 1 : 0) - (other.revokedAt ? 1 : 0));
    const find = () => list.show(sorted.filter(key => `${key.name} ${key.agency || ''}`.toUpperCase().includes(search.value.trim().toUpperCase())));
    search.oninput = find;
    find();
    fill(listed, list.element);
  }

  /** Asked twice: what is revoked stays revoked. */
  function revoking(key) {
    const cell = el('span');
    const ask = el('button', { type: 'button', class: 'second', on: { click: confirm } }, '停用');
    return fill(cell, ask);

    function confirm() {
      const sure = action('确定停用', place, async () => {
        await remove(`/api/keys/${encodeURIComponent(key.name)}`);
        await refresh();
        say(`${key.name}已停用`);
      }, { class: 'danger' });
      fill(cell, sure, el('button', { type: 'button', class: 'bare', on: { click: () => { fill(cell, ask); ask.focus(); } } }, '不停用'));
      sure.focus();
    }
  }
}

function handingOut(session, onDone) {
  const place = el('div');
  const area = el('input', { type: 'text', maxlength: '18', autocomplete: 'off' });
  const ends = el('input', { type: 'date' });
  const renew = el('input', { type: 'checkbox' });
  return el('section', {},
    el('h2', {}, '批量发放'),
    el('p', {}, '为还没有密钥的每个单位新建一把，放在一个表格文件里。', el('strong', {}, '密钥只在这个文件里出现一次'), '，系统不保存原文；请妥善保管，分发后删除。'),
    form(place, async () => {
      const query = new URLSearchParams();
      if (area.value.trim()) query.set('area', area.value.trim());
      if (ends.value) query.set('expiresOn', ends.value);
      if (renew.checked) query.set('renew', 'true');
      await download(`/api/keys/bulk?${query}`, null, 'POST');
      fill(place, el('p', { class: 'box good', role: 'status' }, '密钥文件已下载。'));
      renew.checked = false;
      await onDone();
    },
    field('地区（政府的统一社会信用代码）', area, session.agency ? '不填为本级管辖的全部单位。' : '不填为全部单位。'),
    field('有效期的最后一天', ends, '不填为长期。'),
    el('p', { class: 'check' }, el('label', {}, renew, '已有密钥的单位也换新，它们原来的密钥立即停用')),
    el('button', { type: 'submit' }, '新建并下载')), place);
}

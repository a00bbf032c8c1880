// Signing in with an access key: it is turned into a session and kept nowhere.

import { beginSession } from './api.js';
import { el, field, fill, form, problemBox } from './dom.js';

/** @param {?string} note what is to be said first. @param {(session: Object) => void} onEntered */
export function signInView(note, onEntered) {
  const key = el('input', {
    type: 'password', name: 'key', autocomplete: 'current-password', spellcheck: 'false', required: true, maxlength: '200',
  });
  const place = el('div');
  const show = el('input', { type: 'checkbox', on: { change: () => { key.type = show.checked ? 'text' : 'password'; } } });
  return el('div', { class: 'narrow' },
    el('h1', {}, '登录'),
    note && el('p', { class: 'box', role: 'status' }, note),
    place,
    form(place, async () => {
      const secret = key.value.trim();
      if (!secret) {
        fill(place, problemBox({ title: '没有填写访问密钥', detail: '请把主管部门发给本单位的访问密钥粘贴到下面。' }));
        key.focus();
        return;
      }

      try {
        onEntered(await beginSession(secret));
      } catch (problem) {
        key.focus();
        key.select();
        throw problem;
      }
    },
    field('访问密钥', key, '由主管部门发给本单位，以 nb_ 开头；也可以从表格中复制后粘贴。'),
    el('p', { class: 'check' }, el('label', {}, show, '显示密钥')),
    el('button', { type: 'submit' }, '登录')),
    el('details', {},
      el('summary', {}, '没有密钥，或密钥不能用'),
      el('p', {}, '请向上一级政府信息公开工作主管部门领取新的密钥；换新以后，原来的密钥不能再用。')));
}

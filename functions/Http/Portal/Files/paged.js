// A long table in pages: a province has more than ten thousand agencies.

import { el, fill, say, table } from './dom.js';

const pageSize = 50;

/**
 * @param {string} caption
 * @param {string[]} columns
 * @param {(item: Object) => any[]} cellsOf
 * @param {(page: number) => void} onPage
 */
export function pagedTable(caption, columns, cellsOf, onPage = () => {}) {
  const place = el('div');
  let items = [];
  let page = 0;
  const pager = { element: place, show, get page() { return page; } };
  return pager;

  function show(next, at = 0) {
    items = next;
    go(at);
  }

  function go(to) {
    const last = Math.max(0, Math.ceil(items.length / pageSize) - 1);
    page = Math.min(Math.max(0, to), last);
    const shown = items.slice(page * pageSize, (page + 1) * pageSize);
    fill(place,
      shown.length === 0 ? el('p', { class: 'empty' }, '没有符合条件的。') : table(caption, columns, shown.map(cellsOf)),
      last > 0 && el('nav', { class: 'pages', 'aria-label': `${caption}的页` },
        turn('上一页', page - 1, page > 0), el('span', {}, `第 ${page * pageSize + 1} 至 ${page * pageSize + shown.length} 个，共 ${items.length} 个`), turn('下一页', page + 1, page < last)));
  }

  function turn(text, to, isThere) {
    return el('button', {
      type: 'button', class: 'second', 'aria-disabled': !isThere && 'true',
      on: {
        click() {
          if (!isThere) return;
          go(to);
          onPage(page);
          say(`第 ${page + 1} 页`);
          place.querySelectorAll('.pages button')[text === '上一页' ? 0 : 1].focus({ preventScroll: true });
          place.scrollIntoView();
        },
      },
    }, text);
  }
}

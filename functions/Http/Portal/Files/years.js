// The data year that an office looks at, kept in the address.

import { now } from './api.js';
import { el, newId, select } from './dom.js';
import { isoDay } from './words.js';

const firstYear = 2014;

/** The year before this one: the one that is being reported on. */
export const currentYear = () => Number(isoDay(now()).slice(0, 4)) - 1;

/** The year the address names, or the current one. */
export function yearIn(query) {
  const year = Number(query.get('year'));
  return Number.isInteger(year) && year >= firstYear && year <= 9999 ? year : currentYear();
}

/** A drop-down list of years that goes to the same view of another year. */
export function yearChoice(year, addressOf) {
  const last = Math.max(year, currentYear());
  const years = Array.from({ length: last - firstYear + 1 }, (_, i) => last - i);
  return chooser('报告所属的年度', years.map(each => [each, `${each} 年度`]), year, addressOf);
}

/** A drop-down list and a button that goes to what is chosen. Choosing alone goes nowhere: with the keyboard one passes by the others. */
export function chooser(label, options, chosen, addressOf) {
  const choice = select(options, chosen, { id: newId('choice') });
  const go = event => {
    event.preventDefault();
    location.hash = addressOf(choice.value);
  };
  return el('form', { class: 'row', on: { submit: go } }, el('label', { for: choice.id }, label), choice, el('button', { type: 'submit', class: 'second' }, '查看'));
}

// Who must report on a year and how far each is, kept for a minute: several views need it, and a province's is large.

import { get } from './api.js';

const kept = new Map();
const freshFor = 60_000;

/** @param {boolean} isFresh whether it must be read anew */
export async function dutiesOf(year, signal, isFresh = false) {
  const known = kept.get(year);
  if (known && !isFresh && Date.now() - known.at < freshFor) return known.progress;
  const progress = await get(`/api/years/${year}/progress`, signal);
  kept.set(year, { at: Date.now(), progress });
  return progress;
}

/** What is kept belongs to who was signed in. */
export function forgetDuties() {
  kept.clear();
}

/** Gives the names of agencies by their ids. */
export async function namesOf(year, signal) {
  const { duties } = await dutiesOf(year, signal);
  const names = new Map(duties.map(duty => [duty.agency, duty.name]));
  return id => names.get(id) || id;
}

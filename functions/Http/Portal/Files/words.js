// What things are called, and how days and places are written.

const zone = 'Asia/Shanghai';
const dayFormat = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' });
const momentFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone, year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const isoFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });

/** A moment, as 2025年1月31日 09:30, by the clock of Beijing. */
export const moment = text => (text ? momentFormat.format(new Date(text)) : '');

/** A day, as 2025年1月31日. */
export const day = text => (text ? dayFormat.format(new Date(`${text}T12:00:00+08:00`)) : '');

/** The day of a moment in Beijing, as 2025-01-31. */
export const isoDay = date => isoFormat.format(date);

/** How many days from one day to another, both as 2025-01-31. */
export const daysBetween = (from, to) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export const scopeText = scope => (scope === 'area' ? '本地区汇总' : '本单位');

export const sizeText = bytes => (bytes < 1024 ? `${bytes} 字节`
  : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

/** Word and tone of each state of a submission. */
export const states = {
  received: ['正在核对', 'busy'],
  unreadable: ['无法读取', 'bad'],
  returned: ['已退回', 'bad'],
  'awaiting-explanation': ['待说明', 'warn'],
  accepted: ['已通过', 'good'],
  failed: ['系统故障，无需重报', 'busy'],
  superseded: ['已有新版本', 'plain'],
};

/** Tone of each state of a duty; its word comes with it. */
export const dutyTones = {
  accepted: 'good', 'awaiting-explanation': 'warn', returned: 'bad', unreadable: 'bad', received: 'busy', failed: 'busy', missing: 'plain',
};

export const severities = {
  error: { word: '错误', tone: 'bad', heading: '错误，须改正' },
  warning: { word: '疑问', tone: 'warn', heading: '疑问，请说明或改正' },
  info: { word: '提示', tone: 'plain', heading: '提示，供参考' },
};

export const kinds = [['government', '政府'], ['department', '部门'], ['township', '乡镇街道'], ['institution', '公共企事业单位']];

export const kindText = kind => (kinds.find(([word]) => word === kind) || [kind, kind])[1];

export const roles = { agency: '填报单位', office: '主管部门', admin: '系统管理员', auditor: '审计' };

export const noticeKinds = { reminder: '催报', digest: '名单', verdict: '核对结果', returned: '退回通知', accepted: '通过通知' };

export const noticeReaders = { filer: '填报人', head: '单位负责人', office: '主管部门', group: '工作群' };

/** Who did something: the name of a key, or the program itself. */
export const whoText = by => (by === 'system' ? '系统' : by);

/** A step of the ladder, as t-7. */
export function stepText(step) {
  const days = Number((step || '').slice(1));
  return !step ? '' : days === 0 ? '截止当天' : days < 0 ? `截止前 ${-days} 天` : `逾期 ${days} 天`;
}

export const occasions = { 'on-request': '随时汇总', departments: '部门版', governments: '政府版', 'year-end': '年终版' };

/** A place as the filer finds it in her file: it is sent in English words with numbers in order. */
export function placeText(place) {
  const page = /^page (\d+), (.*), box [\d. ]+$/.exec(place);
  const within = page ? page[2] : place;
  return `${page ? `第 ${page[1]} 页` : ''}${withinText(within)}`;
}

function withinText(place) {
  const cell = /^table (\d+)(?:, row (\d+))?(?:, column (\d+))?$/.exec(place);
  if (cell) return `第 ${cell[1]} 个表${cell[2] ? `第 ${cell[2]} 行` : ''}${cell[3] ? `第 ${cell[3]} 列` : ''}`;
  const paragraph = /^paragraph (\d+)$/.exec(place);
  if (paragraph) return `正文第 ${paragraph[1]} 段`;
  const mark = place.lastIndexOf('!');
  if (mark >= 0) return `工作表“${place.slice(0, mark)}”${place.slice(mark + 1)}`;
  return place === 'document' ? '全文' : place;
}

import { i18n } from './i18n.js';

/** Dates, times and lists in the person's locale and zone. */
const made = new Map();

function maker(kind, options) {
  const key = `${i18n.locale}|${kind.name}|${JSON.stringify(options)}`;
  if (!made.has(key)) {
    made.set(key, new kind(i18n.locale, options));
  }
  return made.get(key);
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function exact(instant) {
  return maker(Intl.DateTimeFormat, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(instant));
}

export function dateTime(instant) {
  return maker(Intl.DateTimeFormat, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
}

export function date(instant) {
  const then = new Date(instant);
  const year = then.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return maker(Intl.DateTimeFormat, { day: 'numeric', month: 'long', year }).format(then);
}

export function time(instant) {
  return maker(Intl.DateTimeFormat, { timeStyle: 'short' }).format(new Date(instant));
}

function startOfDay(instant) {
  return new Date(instant).setHours(0, 0, 0, 0);
}

/** How many midnights lie between now and then. */
export function daysUntil(instant) {
  return Math.round((startOfDay(instant) - startOfDay(Date.now())) / day);
}

/** "5 minutes ago", "yesterday", within a week; the date beyond it. */
export function relative(instant) {
  const left = new Date(instant).getTime() - Date.now();
  const size = Math.abs(left);
  const words = maker(Intl.RelativeTimeFormat, { numeric: 'auto' });
  if (size < minute) {
    return words.format(0, 'second');
  }
  if (size < hour) {
    return words.format(Math.trunc(left / minute), 'minute');
  }
  const days = daysUntil(instant);
  if (days === 0 || size < 6 * hour) {
    return words.format(Math.trunc(left / hour), 'hour');
  }
  return Math.abs(days) < 7 ? words.format(days, 'day') : date(instant);
}

/** "one, two and three". */
export function list(words) {
  return maker(Intl.ListFormat, { style: 'long', type: 'conjunction' }).format(words);
}

/** "one, two or three". */
export function choice(words) {
  return maker(Intl.ListFormat, { style: 'long', type: 'disjunction' }).format(words);
}

/** The name of a country where the value is a country, else the value itself. */
export function scopeName(scope, type = scope?.type) {
  const value = typeof scope === 'string' ? scope : scope?.value;
  if (type === 'COUNTRY' && /^[A-Z]{2}$/.test(value)) {
    return maker(Intl.DisplayNames, { type: 'region' }).of(value);
  }
  return value;
}

/** A title with the name of its scope; a value that the title already bears gives way to the name. */
export function scopedTitle(title, scope) {
  if (!scope) {
    return title;
  }
  const value = ` (${scope.value})`;
  return `${title.endsWith(value) ? title.slice(0, -value.length) : title} · ${scopeName(scope)}`;
}

/** What a row says of a scope below a title that already bears its value: the name, where that is another word. */
export function scopeNote(scope) {
  const name = scope ? scopeName(scope) : '';
  return name && name !== scope.value ? ` · ${name}` : '';
}

/** Two letters for somebody without a picture. */
export function initials(name = '') {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...word][0] ?? '').join('');
}

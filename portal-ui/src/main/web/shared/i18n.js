import { format, parse } from './icu.js';
import { preferences } from './preferences.js';

/** The languages a person may choose. The pseudo-locale is not among them: ?lang=ar-XB asks for it. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'es', name: 'Español' },
];

const sources = {
  en: async () => (await import('../messages/en.js')).messages,
  es: async () => (await import('../messages/es.js')).messages,
  'ar-XB': async () => {
    const [{ messages }, { toPseudo }] = await Promise.all([import('../messages/en.js'), import('./pseudo.js')]);
    return toPseudo(messages);
  },
};

const parsed = new Map();
const listeners = new Set();
let messages;
let language;
let rules;
let numbers;

function wanted() {
  const asked = [preferences.language, ...navigator.languages].filter(Boolean);
  const known = asked.map((tag) => (sources[tag] ? tag : tag.split('-')[0])).find((tag) => sources[tag]);
  return known ?? 'en';
}

export const i18n = {
  get ready() {
    return messages !== undefined;
  },
  /** The language of the texts, for lang attributes. */
  get language() {
    return language ?? 'en';
  },
  /** The locale for dates and numbers: the browser's own region when it speaks our language. */
  get locale() {
    return language === 'ar-XB' ? 'ar-u-nu-latn' : (navigator.languages.find((tag) => tag.startsWith(language)) ?? language);
  },
  get direction() {
    return language?.startsWith('ar') ? 'rtl' : 'ltr';
  },
  has(key) {
    return messages !== undefined && key in messages;
  },
  t(key, values = {}) {
    const text = messages?.[key];
    if (text === undefined) {
      return key;
    }
    if (!parsed.has(key)) {
      parsed.set(key, parse(text));
    }
    return format(parsed.get(key), values, rules, numbers);
  },
  /** A text that the server keeps per language. */
  local(text) {
    return text?.[language] ?? text?.en ?? Object.values(text ?? {})[0] ?? '';
  },
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  async load() {
    const next = wanted();
    if (next === language) {
      return;
    }
    language = next;
    const loaded = await sources[next]();
    if (language !== next) {
      return;
    }
    messages = loaded;
    parsed.clear();
    rules = new Intl.PluralRules(next === 'ar-XB' ? 'en' : next);
    numbers = new Intl.NumberFormat(i18n.locale);
    listeners.forEach((listener) => listener());
  },
};

preferences.listen(() => i18n.load());
i18n.load();

/** What a person set for this browser: language, theme, density, menu. Kept in the browser, applied to the page. */
const key = 'portal.preferences';
const listeners = new Set();
let values = read();

function read() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

export const preferences = {
  get language() {
    return new URLSearchParams(location.search).get('lang') ?? values.language;
  },
  get theme() {
    return values.theme ?? 'system';
  },
  get density() {
    return values.density ?? 'comfortable';
  },
  get menu() {
    return values.menu ?? 'wide';
  },
  set(change) {
    values = { ...values, ...change };
    try {
      localStorage.setItem(key, JSON.stringify(values));
    } catch {
      // A browser that keeps nothing still gets the change for this page.
    }
    listeners.forEach((listener) => listener(values));
  },
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Only the shell does this: an element alone in a foreign page follows the theme of that page. */
export function applyToPage() {
  const { dataset } = document.documentElement;
  dataset.portalTheme = preferences.theme;
  dataset.portalDensity = preferences.density;
}

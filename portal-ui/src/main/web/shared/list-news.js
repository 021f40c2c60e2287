import { announceSoon } from './announce.js';
import { i18n } from './i18n.js';

/** What happened to the rows of a list and was not said yet; each row counts once however often it changed. */
export class ListNews {
  #word;
  #kinds = { new: new Set(), gone: new Set(), changed: new Set() };

  /** `word` names what the rows are. */
  constructor(word) {
    this.#word = word;
  }

  add(found) {
    for (const [kind, ids] of Object.entries(found)) {
      ids.forEach((id) => this.#kinds[kind].add(id));
    }
    announceSoon(this.#speak);
  }

  #speak = () => {
    const { new: fresh, gone, changed } = this.#kinds;
    [...gone].filter((id) => fresh.delete(id)).forEach((id) => gone.delete(id));
    [...fresh, ...gone].forEach((id) => changed.delete(id));
    const words = Object.entries(this.#kinds)
      .filter(([, ids]) => ids.size > 0)
      .map(([kind, ids]) => i18n.t(`live.${this.#word}.${kind}`, { count: ids.size }));
    Object.values(this.#kinds).forEach((ids) => ids.clear());
    return words.join(' ');
  };
}

import { html, nothing } from 'lit';
import { Flash } from './flash.js';
import { i18n } from './i18n.js';
import { icon } from './icons.js';
import { ListNews } from './list-news.js';

/**
 * Keeps a list of pages up to date without moving it under the pointer: rows change where they are and flash once, rows
 * that no longer belong stay and say so, new ones wait behind a button. `word` names what the rows are.
 *
 * A short list that nobody is at may be `free`: it then simply shows what it is now. `quiet` says nothing of it, because
 * somebody else does; `root` is the part of the host that holds the list.
 */
export class LiveList {
  #host;
  #pages;
  #word;
  #free;
  #root;
  #news;
  #flash;
  #gone = new Set();
  #offered = new Set();
  #fresh;
  #looking;
  #again = false;

  constructor(host, pages, word, { free = () => false, root = () => host, quiet = false } = {}) {
    this.#host = host;
    this.#pages = pages;
    this.#word = word;
    this.#free = free;
    this.#root = root;
    this.#news = quiet ? undefined : new ListNews(word);
    this.#flash = new Flash(host);
  }

  /** Fetches the beginning of the list again and takes over what may be taken over; one look at a time. */
  async refresh() {
    if (this.#looking) {
      this.#again = true;
      return this.#looking;
    }
    this.#looking = this.#look();
    await this.#looking;
    this.#looking = undefined;
    if (this.#again) {
      this.#again = false;
      await this.refresh();
    }
  }

  /** Takes over what waited until nobody was at the list any more. */
  settle() {
    if (this.#fresh && this.#free()) {
      this.#take(this.#fresh, [...this.#offered]);
    }
  }

  /** The list was fetched by hand: nothing waits any more. */
  forget() {
    this.#gone.clear();
    this.#offered.clear();
    this.#fresh = undefined;
  }

  /** How many wait behind the button. */
  get offered() {
    return this.#offered.size;
  }

  isGone(row) {
    return this.#gone.has(row.id);
  }

  /** What a row looks like: just changed, or no longer one of these. */
  look(row) {
    return this.isGone(row) ? 'gone' : this.#flash.has(row.id) ? 'flash' : nothing;
  }

  /** "2 new tasks, show"; stands where it moves nothing when it comes. */
  button() {
    if (this.#offered.size === 0) {
      return nothing;
    }
    const count = this.#offered.size;
    const text = i18n.t(`live.${this.#word}.show`, { count });
    return html`<button type="button" class="sp-button sp-live-new" data-test="show-new" @click=${this.#show}>
      ${icon('plus')}<span class="sp-live-words">${text}</span><span class="sp-live-brief" aria-hidden="true">${i18n.t('live.brief', { count })}</span>
    </button>`;
  }

  async #look() {
    if (this.#pages.busy) {
      // What is on its way may have been read before the change; nothing is seen of it yet that could move.
      await this.#pages.refresh();
      return;
    }
    const before = this.#pages.value;
    const fresh = await this.#pages.look();
    if (!fresh || this.#pages.value !== before) {
      return;
    }
    if (!before || (before.items.length === 0 && fresh.items.length === 0)) {
      this.#pages.value = fresh;
      this.#host.requestUpdate();
      return;
    }
    this.#merge(before, fresh);
  }

  #merge(before, fresh) {
    const known = new Map(before.items.map((row) => [row.id, row]));
    const now = new Map(fresh.items.map((row) => [row.id, row]));
    const added = newOnes(fresh.items, known, before.next);
    // Further down a row may only have been pushed to the next piece of the list by the new ones.
    const sure = fresh.next ? fresh.items.length - added.length : before.items.length;
    const left = before.items
      .filter((row, place) => place < sure && !now.has(row.id) && !this.#gone.has(row.id))
      .map((row) => row.id);
    const changed = [...now.values()].filter((row) => known.has(row.id) && differs(row, known.get(row.id))).map((row) => row.id);
    this.#news?.add({ new: added.filter((id) => !this.#offered.has(id)), gone: left, changed });
    if (this.#free()) {
      this.#take(fresh, [...added, ...changed]);
      return;
    }
    left.forEach((id) => this.#gone.add(id));
    now.forEach((row, id) => this.#gone.delete(id));
    this.#pages.value = { items: before.items.map((row) => now.get(row.id) ?? row), next: before.next };
    this.#flash.add([...changed, ...left]);
    this.#fresh = fresh;
    this.#offered = new Set(added);
    this.#host.requestUpdate();
  }

  #take(fresh, marked) {
    this.#pages.value = fresh;
    this.forget();
    this.#flash.add(marked);
    this.#host.requestUpdate();
  }

  #show = async () => {
    const known = new Set(this.#pages.items.map((row) => row.id));
    const fresh = (await this.#pages.look()) ?? this.#fresh;
    if (!fresh) {
      return;
    }
    this.#take(fresh, fresh.items.filter((row) => !known.has(row.id)).map((row) => row.id));
    await this.#host.updateComplete;
    const first = this.#root().querySelector('[data-live="flash"] a, a[data-live="flash"], [data-live="flash"] summary');
    (first ?? this.#host.querySelector('h1'))?.focus();
  };
}

/** The ids of rows that came; what stands behind all known rows of a list that goes on has only moved up into a gap. */
function newOnes(rows, known, goesOn) {
  const last = rows.findLastIndex((row) => known.has(row.id));
  const end = goesOn && last >= 0 ? last : rows.length;
  return rows.filter((row, place) => place < end && !known.has(row.id)).map((row) => row.id);
}

function differs(row, other) {
  return JSON.stringify(row) !== JSON.stringify(other);
}

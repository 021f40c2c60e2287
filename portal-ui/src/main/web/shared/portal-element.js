import { LitElement } from 'lit';
import { i18n } from './i18n.js';
import { pageAt, pathOf } from './places.js';

/**
 * What our elements have in common: they render into the page itself, so that labels, tests and assistive technology see
 * one document; they wait for their texts and follow the language; they speak of places instead of addresses.
 */
export class PortalElement extends LitElement {
  #ends = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add('sp');
    this.addEventListener('click', this.#followLink);
    this.hear(i18n.listen(() => this.requestUpdate()));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('click', this.#followLink);
    this.#ends.splice(0).forEach((end) => end());
  }

  /** Keeps what ends a subscription until the element leaves the page. */
  hear(end) {
    this.#ends.push(end);
  }

  shouldUpdate() {
    return i18n.ready;
  }

  willUpdate() {
    this.lang = i18n.language;
    this.dir = i18n.direction;
  }

  t(key, values) {
    return i18n.t(key, values);
  }

  /**
   * Goes to a page in a state. The shell takes the event and changes the address; alone in a foreign page, an element
   * shows its own states itself, and other pages are opened as addresses.
   */
  go(page, state = {}, { replace = false } = {}) {
    const path = pathOf(page, state);
    const event = new CustomEvent('portal-navigate', {
      detail: { page, state, path, replace },
      bubbles: true,
      cancelable: true,
    });
    if (!this.dispatchEvent(event)) {
      return;
    }
    if (this.constructor.page === page) {
      this.show(state);
    } else {
      location.assign(path);
    }
  }

  /** Takes over a state given by an address. Names that are missing become undefined. */
  show(state) {
    for (const name of this.constructor.states ?? []) {
      this[name] = state[name];
    }
  }

  #followLink = (event) => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
      return;
    }
    const place = pageAt(new URL(link.href));
    if (place && !link.getAttribute('href').startsWith('#')) {
      event.preventDefault();
      this.go(place.name, place.state);
    }
  };
}

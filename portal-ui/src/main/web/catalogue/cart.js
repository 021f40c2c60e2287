/** What somebody is about to ask for. Kept for the tab, so that a reload or a way round loses nothing. */
export class Cart {
  lines = [];
  reason = '';
  #host;
  #key;

  constructor(host) {
    this.#host = host;
  }

  open(person) {
    this.#key = `portal.cart.${person}`;
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key));
      this.lines = kept?.lines ?? [];
      this.reason = kept?.reason ?? '';
    } catch {
      this.lines = [];
    }
  }

  has(entitlement) {
    return this.lines.some((line) => line.entitlement.id === entitlement.id);
  }

  add(entitlement) {
    this.#become([...this.lines, { key: crypto.randomUUID(), entitlement, scope: '' }]);
  }

  remove(key) {
    this.#become(this.lines.filter((line) => line.key !== key));
  }

  removeAll(entitlement) {
    this.#become(this.lines.filter((line) => line.entitlement.id !== entitlement.id));
  }

  setScope(key, scope) {
    this.#become(this.lines.map((line) => (line.key === key ? { ...line, scope } : line)));
  }

  setReason(reason) {
    this.reason = reason;
    this.#keep();
  }

  clear() {
    this.reason = '';
    this.#become([]);
  }

  #become(lines) {
    this.lines = lines;
    this.#keep();
    this.#host.requestUpdate();
  }

  #keep() {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ lines: this.lines, reason: this.reason }));
    } catch {
      // Without storage the request lives as long as the page.
    }
  }
}

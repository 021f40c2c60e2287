const lasts = 1_600;

/** What has just changed, by key: an element asks while it draws, and is drawn again when the flash is over. */
export class Flash {
  #keys = new Set();
  #host;

  constructor(host) {
    this.#host = host;
  }

  has(key) {
    return this.#keys.has(key);
  }

  add(keys) {
    if (keys.length === 0) {
      return;
    }
    keys.forEach((key) => this.#keys.add(key));
    this.#host.requestUpdate();
    setTimeout(() => {
      keys.forEach((key) => this.#keys.delete(key));
      this.#host.requestUpdate();
    }, lasts);
  }
}

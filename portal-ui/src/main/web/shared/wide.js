/** Tells whether the element itself is wide enough for a table; below it, lists take over. */
export class Wide {
  is = true;
  #host;
  #limit;
  #observer;

  constructor(host, limit = 720) {
    this.#host = host;
    this.#limit = limit;
    host.addController(this);
  }

  hostConnected() {
    this.is = this.#host.offsetWidth === 0 || this.#host.offsetWidth >= this.#limit;
    this.#observer = new ResizeObserver(() => this.#look());
    this.#observer.observe(this.#host);
  }

  hostDisconnected() {
    this.#observer.disconnect();
  }

  #look() {
    const now = this.#host.offsetWidth >= this.#limit;
    if (now !== this.is) {
      this.is = now;
      this.#host.requestUpdate();
    }
  }
}

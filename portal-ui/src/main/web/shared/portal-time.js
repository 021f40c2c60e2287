import { html } from 'lit';
import { date, dateTime, exact, relative } from './format.js';
import { PortalElement } from './portal-element.js';

const looks = { relative, date, 'date-time': dateTime };

/** A moment: <portal-time at="2026-11-23T09:12:00.000Z" look="relative|date|date-time">, exact in the tooltip. */
export class PortalTime extends PortalElement {
  static properties = { at: {}, look: {} };

  connectedCallback() {
    super.connectedCallback();
    const ticking = setInterval(() => this.requestUpdate(), 60_000);
    this.hear(() => clearInterval(ticking));
  }

  render() {
    if (!this.at) {
      return '';
    }
    const words = (looks[this.look] ?? relative)(this.at);
    const precise = exact(this.at);
    return html`<time datetime=${this.at} title=${precise}
      >${words}<span class="sp-hidden"> (${precise})</span></time
    >`;
  }
}

customElements.define('portal-time', PortalTime);

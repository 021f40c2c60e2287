import { html } from 'lit';
import { i18n } from './i18n.js';
import { icon } from './icons.js';
import { PortalElement } from './portal-element.js';

/** Tone and drawing of each state; the word is the text `status.<kind>.<state>`. */
const looks = {
  outcome: {
    APPROVED: ['ok', 'check'],
    PARTLY_APPROVED: ['warn', 'check'],
    REJECTED: ['bad', 'cross'],
    WITHDRAWN: ['quiet', 'left'],
    CANCELLED: ['quiet', 'cross'],
    EXPIRED: ['quiet', 'clock'],
    FAILED: ['bad', 'warning'],
  },
  request: { STARTING: ['info', 'hourglass'], OPEN: ['info', 'hourglass'], ENDED: ['quiet', 'check'] },
  delivery: {
    NOT_NEEDED: ['quiet', 'dash'],
    WAITING: ['quiet', 'clock'],
    DELIVERING: ['info', 'hourglass'],
    DELIVERED: ['ok', 'check'],
    MANUAL: ['warn', 'person'],
    FAILED: ['bad', 'warning'],
  },
  verdict: { UNDECIDED: ['quiet', 'clock'], APPROVED: ['ok', 'check'], REJECTED: ['bad', 'cross'] },
  task: { OPEN: ['info', 'hourglass'], DECIDED: ['ok', 'check'], CANCELLED: ['quiet', 'cross'], GONE: ['quiet', 'check'] },
  due: { overdue: ['bad', 'warning'], today: ['warn', 'clock'], soon: ['quiet', 'calendar'] },
  order: {
    WAITING: ['quiet', 'clock'],
    LEASED: ['info', 'hourglass'],
    DONE: ['ok', 'check'],
    DEAD: ['bad', 'warning'],
  },
  risk: { LOW: ['quiet', 'shield'], MEDIUM: ['warn', 'shield'], HIGH: ['bad', 'warning'] },
  held: { held: ['ok', 'check'], requested: ['info', 'hourglass'] },
  system: {
    UP: ['ok', 'check'],
    DOWN: ['bad', 'warning'],
    FAILED_TO_START: ['bad', 'warning'],
    UNKNOWN: ['quiet', 'dash'],
  },
};

/** A state as drawing and word: <portal-status kind="delivery" state="DELIVERED">. `word` replaces the usual word. */
export class PortalStatus extends PortalElement {
  static properties = { kind: {}, state: {}, word: {} };

  render() {
    const [tone, sign] = looks[this.kind]?.[this.state] ?? ['quiet', 'dash'];
    const word = this.word ?? i18n.t(`status.${this.kind}.${this.state}`);
    return html`<span class="sp-chip" data-tone=${tone}>${icon(sign)}<span>${word}</span></span>`;
  }
}

customElements.define('portal-status', PortalStatus);

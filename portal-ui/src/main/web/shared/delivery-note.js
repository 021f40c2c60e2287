import { html, nothing } from 'lit';
import { i18n } from './i18n.js';

/** What was last found out about a delivery: our reason in the person's language, the system's own words as it said them. */
export function deliveryNote(note, { system, person }) {
  return html`<span class="sp-delivery-note" data-test="delivery-note" data-reason=${note.reason}>
    <span>${reasonOf(note, { system, person })}</span>
    ${note.attempts ? html`<span>${i18n.t('delivery.givenUp', { count: note.attempts })}</span>` : nothing}
    ${note.said ? html`<span>${i18n.t('delivery.said', { system })} <bdi class="sp-said" data-test="system-words">${note.said}</bdi></span>` : nothing}
  </span>`;
}

/** A reason that these pages do not know yet is told in the words it came with. */
function reasonOf(note, values) {
  const key = `delivery.why.${note.reason}`;
  return i18n.has(key) ? i18n.t(key, values) : html`<bdi>${note.text}</bdi>`;
}

import { html, nothing } from 'lit';
import { i18n } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';

const t = i18n.t;
const signs = { ROLE: 'person', GROUP: 'group', PERMISSION: 'key' };

/** One thing that can be asked for. `changed` hears whether it was added or removed. */
export function entryCard({ entitlement, held, requested }, cart, changed) {
  const state = held ? 'held' : requested ? 'requested' : undefined;
  return html`<article class="sp-card sp-entry" data-test="entry" data-name=${entitlement.name}>
    <div class="sp-entry-head">
      <span class="sp-sign">${icon(signs[entitlement.kind])}</span>
      <div class="sp-row-words">
        <h3 class="sp-row-title">${entitlement.title}</h3>
        <p class="sp-row-more">${t(`catalogue.kind.${entitlement.kind}`)}${entitlement.owner ? ` · ${t('catalogue.owner', { name: entitlement.owner.name })}` : ''}</p>
      </div>
    </div>
    <p class="sp-entry-text">${entitlement.description}</p>
    <div class="sp-entry-foot">
      <div class="sp-actions">
        ${entitlement.risk === 'LOW' ? nothing : html`<portal-status kind="risk" state=${entitlement.risk}></portal-status>`}
        ${state ? html`<portal-status kind="held" state=${state}></portal-status>` : nothing}
      </div>
      ${button(entitlement, state, cart, changed)}
    </div>
  </article>`;
}

/** What takes a scope can be added once per scope, and again by who holds it for another. */
function button(entitlement, state, cart, changed) {
  const scoped = Boolean(entitlement.scope);
  if (state && !scoped) {
    return nothing;
  }
  if (cart.has(entitlement) && !scoped) {
    const remove = () => {
      cart.removeAll(entitlement);
      changed(false);
    };
    return html`<button type="button" class="sp-button" data-test="remove" aria-label=${t('catalogue.addedOf', { title: entitlement.title })} @click=${remove}>
      ${icon('check')}${t('catalogue.added')}
    </button>`;
  }
  const add = () => {
    cart.add(entitlement);
    changed(true);
  };
  return html`<button type="button" class="sp-button" data-test="add" aria-label=${t('catalogue.addOf', { title: entitlement.title })} @click=${add}>
    ${icon('plus')}${t('catalogue.add')}
  </button>`;
}

import { html } from 'lit';
import * as api from '../shared/api.js';
import { choice, list } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { Loading } from '../shared/loading.js';
import { PortalElement } from '../shared/portal-element.js';
import { emptyState, shown } from '../shared/states.js';
import '../shared/portal-people-picker.js';
import { allows } from './words.js';

/** For one person: each portal permission, the role it comes from, or the roles that would give it. */
export class PortalPermissionReasons extends PortalElement {
  static properties = {
    permissions: { attribute: false },
    roles: { attribute: false },
    person: {},
    chosen: { state: true },
  };

  #reasons = new Loading(this, (signal) => api.get('permissions/explain', { query: { person: this.person }, signal }));

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('person') && this.person) {
      this.#reasons.run({ fresh: true });
    }
  }

  render() {
    return html`<div class="sp-permission-page">
      <div class="sp-whose" @portal-person=${(event) => (this.chosen = event.detail.person)}>
        <portal-people-picker field="sp-explain" label=${this.t('permissions.person')} .person=${this.chosen}></portal-people-picker>
      </div>
      <section class="sp-card" aria-label=${this.t('permissions.view.explain')} data-test="reasons">
        ${this.person
          ? shown(this.#reasons, ({ items }) => html`<ul class="sp-rows">${items.map((one) => this.#row(one))}</ul>`, { rows: 6 })
          : emptyState({ sign: 'person', title: this.t('permissions.choosePerson'), text: this.t('permissions.choosePersonText') })}
      </section>
    </div>`;
  }

  #row({ permission, held, through, wouldGive }) {
    const known = this.permissions.find((one) => one.name === permission) ?? { name: permission };
    return html`<li class="sp-row" data-test="reason" data-permission=${permission} data-held=${String(held)}>
      <div class="sp-row-words">
        <p class="sp-row-title">${allows(known)}</p>
        <p class="sp-row-more">${held ? this.t('permissions.through', { roles: list(through.map(this.#role)) }) : this.#wouldGive(wouldGive)}</p>
      </div>
      <span class="sp-chip sp-row-end" data-tone=${held ? 'ok' : 'quiet'}>
        ${icon(held ? 'check' : 'dash')}${this.t(held ? 'permissions.held' : 'permissions.notHeld')}
      </span>
    </li>`;
  }

  #wouldGive(roles) {
    return roles.length > 0
      ? this.t('permissions.wouldGive', { roles: choice(roles.map(this.#role)) })
      : this.t('permissions.noRoleGives');
  }

  #role = (id) => this.roles.find((one) => one.id === id)?.title ?? id;
}

customElements.define('portal-permission-reasons', PortalPermissionReasons);

import { html } from 'lit';
import * as api from '../shared/api.js';
import { Loading } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { shown } from '../shared/states.js';
import { views } from '../shared/views.js';
import './portal-permission-table.js';
import './portal-role-holders.js';
import './portal-permission-reasons.js';

const names = ['roles', 'holders', 'explain'];

/** Portal permissions: by role, who holds a role, and why somebody can or cannot. */
export class PortalPermissions extends PortalPage {
  static page = 'permissions';
  static states = ['view', 'of', 'person'];
  static properties = { view: {}, of: {}, person: {} };

  #known = new Loading(this, async (signal) => {
    const [permissions, roles] = await Promise.all([api.get('permissions', { signal }), api.get('roles', { signal })]);
    return { permissions: permissions.items, roles: roles.items };
  });

  get #view() {
    return names.includes(this.view) ? this.view : 'roles';
  }

  load(changed, first) {
    if (first) {
      this.#known.run();
    }
  }

  content() {
    const choices = names.map((name) => ({
      name,
      text: this.t(`permissions.view.${name}`),
      href: pathOf('permissions', { view: name === 'roles' ? undefined : name }),
    }));
    return html`<div class="sp-page">
      ${this.heading(this.t('title.permissions'), this.t('permissions.lead'))} ${views(this.t('list.views'), choices, this.#view)}
      ${this.#known.value
        ? this.#shown(this.#known.value)
        : html`<div class="sp-card">${shown(this.#known, () => '', { rows: 6 })}</div>`}
    </div>`;
  }

  #shown({ permissions, roles }) {
    if (this.#view === 'holders') {
      const choose = (event) => this.go('permissions', { view: 'holders', of: event.detail.role });
      return html`<portal-role-holders
        .roles=${roles}
        .of=${this.of}
        @portal-role=${choose}
        @portal-changed=${() => this.#known.run()}
      ></portal-role-holders>`;
    }
    if (this.#view === 'explain') {
      const choose = (event) => this.go('permissions', { view: 'explain', person: event.detail.person?.id });
      return html`<portal-permission-reasons
        .permissions=${permissions}
        .roles=${roles}
        .person=${this.person}
        @portal-person=${choose}
      ></portal-permission-reasons>`;
    }
    return html`<portal-permission-table .permissions=${permissions} .roles=${roles}></portal-permission-table>`;
  }
}

customElements.define('portal-permissions', PortalPermissions);

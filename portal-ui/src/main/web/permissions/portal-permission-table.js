import { html } from 'lit';
import { announce } from '../shared/announce.js';
import * as api from '../shared/api.js';
import { confirmed } from '../shared/dialog.js';
import { asProblem, Loading } from '../shared/loading.js';
import { PortalElement } from '../shared/portal-element.js';
import { shown } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { affected, allows, members } from './words.js';

/** What takes away the way back: asked about before it is done. */
const risky = 'permissions:manage';

/** Roles across, portal permissions down, a box where they meet. */
export class PortalPermissionTable extends PortalElement {
  static properties = { permissions: { attribute: false }, roles: { attribute: false } };

  #grants = new Loading(this, async (signal) => {
    const { items } = await api.get('permissions/grants', { signal });
    return new Set(items.map((one) => `${one.role} ${one.permission}`));
  });

  connectedCallback() {
    super.connectedCallback();
    this.#grants.run();
  }

  render() {
    return html`<section class="sp-card" data-test="permission-table">
      ${shown(this.#grants, (grants) => this.#table(grants), { rows: 6 })}
    </section>`;
  }

  #table(grants) {
    const features = Map.groupBy(this.permissions, (one) => one.name.split(':')[0]);
    return html`<div class="sp-scroll" tabindex="0" role="region" aria-label=${this.t('permissions.table')}>
      <table class="sp-matrix">
        <caption class="sp-hidden">${this.t('permissions.table')}</caption>
        <thead>
          <tr>
            <th scope="col">${this.t('permissions.permission')}</th>
            ${this.roles.map((role) => html`<th scope="col">
                <span>${role.title}</span><span class="sp-soft sp-small">${members(role)}</span>
              </th>`)}
          </tr>
        </thead>
        ${[...features.values()].map((rows) => html`<tbody>
            ${rows.map((permission) => this.#row(permission, grants))}
          </tbody>`)}
      </table>
    </div>`;
  }

  #row(permission, grants) {
    return html`<tr>
      <th scope="row">
        <span>${allows(permission)}</span><span class="sp-soft sp-small">${permission.name}</span>
      </th>
      ${this.roles.map((role) => html`<td>
          <input
            type="checkbox"
            data-test="grant"
            data-role=${role.id}
            data-permission=${permission.name}
            aria-label=${this.t('permissions.cell', { role: affected(role), permission: allows(permission) })}
            .checked=${grants.has(`${role.id} ${permission.name}`)}
            @change=${(event) => this.#toggle(role, permission, event.target)}
          />
        </td>`)}
    </tr>`;
  }

  async #toggle(role, permission, box) {
    const give = box.checked;
    if (!give && permission.name === risky && !(await this.#sure(role, permission))) {
      box.checked = true;
      return;
    }
    await this.#change(role, permission, give);
    box.checked = this.#grants.value.has(`${role.id} ${permission.name}`);
  }

  #sure(role, permission) {
    return confirmed({
      title: this.t('permissions.takeTitle', { role: role.title }),
      text: this.t('permissions.takeText', { role: affected(role), permission: allows(permission) }),
      act: this.t('permissions.takeAct'),
    });
  }

  async #change(role, permission, give, undo = true) {
    const body = { role: role.id, permission: permission.name };
    try {
      await api.post(give ? 'permissions/grants' : 'permissions/grants/revoke', body, { creates: give });
    } catch (failure) {
      toast({ text: asProblem(failure).words, tone: 'bad' });
      await this.#grants.run();
      return;
    }
    const grants = new Set(this.#grants.value);
    grants[give ? 'add' : 'delete'](`${role.id} ${permission.name}`);
    this.#grants.value = grants;
    this.requestUpdate();
    const text = this.t(give ? 'permissions.given' : 'permissions.taken', {
      role: affected(role),
      permission: allows(permission),
    });
    announce(text);
    const back = { text: this.t('permissions.undo'), run: () => this.#change(role, permission, !give, false) };
    toast({ text, action: undo ? back : undefined });
  }
}

customElements.define('portal-permission-table', PortalPermissionTable);

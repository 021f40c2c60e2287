import { html, nothing } from 'lit';
import * as api from '../shared/api.js';
import { announce } from '../shared/announce.js';
import { daysUntil, scopedTitle } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { live } from '../shared/live.js';
import { LiveList } from '../shared/live-list.js';
import { Pages } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { session } from '../shared/session.js';
import { lookSlowly } from '../shared/slow-look.js';
import { emptyState, moreButton, shown } from '../shared/states.js';
import '../shared/portal-people-picker.js';

const soon = 30;

/** My access: what is held, with scope, since, until and why. `person` shows somebody else, for who may. */
export class PortalAccess extends PortalPage {
  static page = 'access';
  static states = ['person'];
  static properties = { person: {}, other: { state: true } };

  #held = new Pages(this, (after, signal) => api.get('assignments', { query: { person: this.person, after }, signal }));

  #live = new LiveList(this, this.#held, 'access');

  connectedCallback() {
    super.connectedCallback();
    this.hear(live.listen((changed) => changed('ASSIGNMENT') && !this.person && this.#live.refresh()));
    this.hear(lookSlowly(() => this.person && this.#live.refresh()));
  }

  async load() {
    this.#live.forget();
    this.other = this.other?.id === this.person ? this.other : undefined;
    await this.#held.run({ fresh: true });
    if (this.person && this.#held.value) {
      this.other ??= this.#held.items[0]?.person;
      announce(this.t('access.count', { count: this.#held.items.length }));
    }
  }

  content() {
    const lead = this.person ? this.t('access.leadOther', { name: this.other?.name ?? this.person }) : this.t('access.lead');
    return html`<div class="sp-page">
      ${this.heading(this.t('title.access'), lead, this.#ask())}
      ${session.may('assignments:read-all') && session.may('people:search') ? this.#whose() : nothing}
      <div class="sp-list-top"><p class="sp-soft">${this.#howMany()}</p>${this.#live.button()}</div>
      <section class="sp-card" aria-label=${this.t('title.access')} data-test="access-list">
        ${shown(this.#held, ({ items }) => (items.length > 0 ? this.#list(items) : this.#empty()))}
      </section>
    </div>`;
  }

  /** Nothing while the list goes on: then it is not known. */
  #howMany() {
    const { items, next } = this.#held.value ?? {};
    return items && !next ? this.t('access.count', { count: items.filter((one) => !this.#live.isGone(one)).length + this.#live.offered }) : nothing;
  }

  #ask() {
    return session.may('requests:submit')
      ? html`<a class="sp-button sp-primary" href=${pathOf('catalogue')} data-test="ask">${icon('plus')}${this.t('menu.catalogue')}</a>`
      : nothing;
  }

  #whose() {
    const choose = (event) => {
      const { person } = event.detail;
      this.other = person;
      this.go('access', { person: person?.id });
    };
    return html`<div class="sp-whose">
      <portal-people-picker
        field="sp-whose"
        label=${this.t('access.whose')}
        help=${this.t('access.whoseHelp')}
        .person=${this.other}
        @portal-person=${choose}
      ></portal-people-picker>
    </div>`;
  }

  #list(items) {
    return html`<ul class="sp-rows">
        ${items.map((one) => this.#row(one))}
      </ul>
      ${moreButton(this.#held)}`;
  }

  #row(one) {
    const ending = one.until && daysUntil(one.until) <= soon;
    return html`<li class="sp-access" data-test="assignment" data-live=${this.#live.look(one)}>
      <div class="sp-row">
        <span class="sp-sign">${icon(ending ? 'hourglass' : 'access')}</span>
        <div class="sp-row-words">
          <h2 class="sp-row-title">${scopedTitle(one.title, one.scope)}</h2>
          <p class="sp-row-more">
            <bdi>${one.system.title}</bdi> · ${this.t('access.since')} <portal-time at=${one.since} look="date"></portal-time> ·
            ${one.until ? html`${this.t('access.until')} <portal-time at=${one.until} look="date"></portal-time>` : this.t('access.open')}
          </p>
        </div>
        ${one.risk === 'LOW' ? nothing : html`<portal-status kind="risk" state=${one.risk}></portal-status>`}
      </div>
      <details class="sp-why">
        <summary data-test="why">${this.t('access.why')}<span class="sp-hidden">: ${one.title}</span></summary>
        <ul>
          ${one.reasons.map((reason) => this.#reason(reason))}
        </ul>
      </details>
    </li>`;
  }

  #reason(reason) {
    const words = reason.reference ? `${this.t(`access.reason.${reason.kind}`)} ${reason.reference}` : this.t(`access.reason.${reason.kind}`);
    return html`<li>
      <p>
        ${reason.request ? html`<a href=${pathOf('request', { request: reason.request })}>${words}</a>` : words}${reason.note ? `: ${reason.note}` : ''}
        <span class="sp-soft">· ${this.t('access.since')} <portal-time at=${reason.since} look="date"></portal-time></span>
      </p>
    </li>`;
  }

  #empty() {
    return this.person
      ? emptyState({ sign: 'access', title: this.t('access.noneOther', { name: this.other?.name ?? this.person }) })
      : emptyState({ sign: 'access', title: this.t('access.none'), text: this.t('access.noneText'), action: this.#ask() });
  }
}

customElements.define('portal-access', PortalAccess);

import { html, nothing } from 'lit';
import * as api from '../shared/api.js';
import { announce } from '../shared/announce.js';
import { deliveryNote } from '../shared/delivery-note.js';
import { confirmed } from '../shared/dialog.js';
import { scopeNote } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { Flash } from '../shared/flash.js';
import { live } from '../shared/live.js';
import { asProblem, Loading } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { session } from '../shared/session.js';
import { lookSlowly } from '../shared/slow-look.js';
import { shown } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { statusOf } from './request-row.js';
import { whereItIs } from './where-it-is.js';

/** One request: where it is, what was asked for, and what became of each item. */
export class PortalRequest extends PortalPage {
  static page = 'request';
  static states = ['request'];
  static properties = { request: {} };

  #detail = new Loading(this, (signal) => api.get(`requests/${encodeURIComponent(this.request)}`, { signal }));

  #flash = new Flash(this);

  connectedCallback() {
    super.connectedCallback();
    this.hear(live.listen((changed) => changed('REQUEST', this.request) && this.#follow()));
    this.hear(lookSlowly(() => this.#untold() && this.#follow()));
  }

  /** Shows what became of the request meanwhile, marks what changed and says it. */
  async #follow() {
    const before = this.#detail.value;
    if (!before) {
      return;
    }
    await this.#detail.refresh();
    const { request, steps } = this.#detail.value;
    if (request.id !== before.request.id || request.version === before.request.version) {
      return;
    }
    this.#flash.add(['status', ...changedSteps(before.steps, steps)]);
    const { kind, state } = statusOf({ ...request, delivery: worst(request.items) });
    announce(this.t('live.request', { number: request.number, status: this.t(`status.${kind}.${state}`) }));
  }

  /** Whether it may still change and nobody tells this person of it: notices go to those whom a request concerns. */
  #untold() {
    const request = this.#detail.value?.request;
    const mine = [request?.requester.id, request?.beneficiary.id].includes(session.person?.id);
    return request && !mine && (!request.endedAt || restless.includes(worst(request.items)));
  }

  load() {
    if (this.request) {
      this.#detail.run({ fresh: true });
    }
  }

  content() {
    return html`<div class="sp-page">
      <a class="sp-way-back" href=${pathOf('requests')}>${icon('left')}${this.t('title.requests')}</a>
      ${this.#head(this.#detail.value?.request)}
      ${this.#detail.value
        ? this.#shown(this.#detail.value)
        : html`<div class="sp-card">${shown(this.#detail, () => nothing)}</div>`}
    </div>`;
  }

  #head(request) {
    if (!request) {
      return this.heading(this.t('title.request'));
    }
    const { kind, state } = statusOf({ ...request, delivery: worst(request.items) });
    const lead = html`<span data-test="request-title">${this.t('requests.titleFor', { title: request.title, name: request.beneficiary.name })}</span>
      · ${this.t('requests.asked')} <portal-time at=${request.submittedAt} look="date-time"></portal-time> ·
      <portal-status kind=${kind} state=${state} data-test="request-status" data-live=${this.#flash.has('status') ? 'flash' : nothing}></portal-status>`;
    return this.heading(this.t('requests.number', { number: request.number }), lead);
  }

  #shown(detail) {
    const { request } = detail;
    return html`<div class="sp-request">
        <section class="sp-card" aria-labelledby="sp-where" data-test="where-it-is">
          <div class="sp-card-head"><h2 id="sp-where">${this.t('requests.where')}</h2></div>
          <div class="sp-card-body">${whereItIs(detail, this.#flash)}</div>
          ${detail.mayWithdraw ? this.#actions(request) : nothing}
        </section>
        <div class="sp-home-side">${this.#asked(request)} ${this.#items(request)}</div>
    </div>`;
  }

  #actions(request) {
    return html`<div class="sp-card-foot">
      <button type="button" class="sp-button sp-plain sp-danger" data-test="withdraw" @click=${() => this.#withdraw(request)}>
        ${this.t('requests.withdraw')}
      </button>
    </div>`;
  }

  #asked(request) {
    return html`<section class="sp-card" aria-labelledby="sp-request-facts">
      <div class="sp-card-head"><h2 id="sp-request-facts">${this.t('requests.about')}</h2></div>
      <dl class="sp-facts sp-card-body">
        <dt>${this.t('tasks.requester')}</dt>
        <dd>${request.requester.name}</dd>
        <dt>${this.t('tasks.beneficiary')}</dt>
        <dd>${request.beneficiary.name}</dd>
        <dt>${this.t('tasks.reason')}</dt>
        <dd><bdi class="sp-said">${request.reason}</bdi></dd>
        ${request.endedAt
          ? html`<dt>${this.t('requests.endedAt')}</dt><dd><portal-time at=${request.endedAt} look="date-time"></portal-time></dd>`
          : nothing}
      </dl>
    </section>`;
  }

  #items(request) {
    return html`<section class="sp-card" aria-labelledby="sp-request-items" data-test="request-items">
      <div class="sp-card-head"><h2 id="sp-request-items">${this.t('requests.items')}</h2></div>
      <ul class="sp-rows">
        ${request.items.map((item) => html`<li class="sp-row sp-item" data-test="request-item">
            <div class="sp-row-words">
              <p class="sp-row-title">${item.title}</p>
              <p class="sp-row-more">${item.system.title}${scopeNote(item.wish.scope)}</p>
              ${item.comment ? html`<p class="sp-row-more"><bdi class="sp-said">${item.comment}</bdi></p>` : nothing}
              ${item.deliveryNote
                ? html`<p class="sp-row-more">${deliveryNote(item.deliveryNote, { system: item.system.title, person: request.beneficiary.name })}</p>`
                : nothing}
              ${item.deliveredAt ? html`<p class="sp-row-more">${this.t('requests.delivered')} <portal-time at=${item.deliveredAt}></portal-time></p>` : nothing}
            </div>
            <div class="sp-item-states sp-row-end">
              <portal-status kind="verdict" state=${item.verdict}></portal-status>
              ${item.verdict === 'APPROVED' && item.delivery !== 'NOT_NEEDED'
                ? html`<portal-status kind="delivery" state=${item.delivery}></portal-status>`
                : nothing}
            </div>
          </li>`)}
      </ul>
    </section>`;
  }

  async #withdraw(request) {
    const sure = await confirmed({
      title: this.t('requests.withdrawTitle', { number: request.number }),
      text: this.t('requests.withdrawText', { title: request.title }),
      act: this.t('requests.withdrawAct'),
    });
    if (!sure) {
      return;
    }
    try {
      await api.post(`requests/${request.id}/withdraw`, { version: request.version });
      announce(this.t('requests.withdrawn', { number: request.number }));
      toast({ text: this.t('requests.withdrawn', { number: request.number }) });
    } catch (failure) {
      toast({ text: asProblem(failure).words, tone: 'bad' });
    }
    await this.#detail.run();
    this.querySelector('h1')?.focus();
  }
}

function changedSteps(before, now) {
  return now.map((step, place) => (before[place]?.state === step.state ? undefined : place)).filter((place) => place !== undefined);
}

const restless = ['FAILED', 'MANUAL', 'DELIVERING', 'WAITING'];
const worstFirst = [...restless, 'DELIVERED', 'NOT_NEEDED'];

function worst(items) {
  const states = items.filter((item) => item.verdict !== 'REJECTED').map((item) => item.delivery);
  return worstFirst.find((state) => states.includes(state));
}

customElements.define('portal-request', PortalRequest);

import { html, nothing } from 'lit';
import { announce } from '../shared/announce.js';
import * as api from '../shared/api.js';
import { choice, scopedTitle, scopeNote } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { live } from '../shared/live.js';
import { Loading } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalElement } from '../shared/portal-element.js';
import { session } from '../shared/session.js';
import { shown } from '../shared/states.js';
import '../shared/portal-status.js';
import '../shared/portal-time.js';
import './portal-decision.js';
import { dueOf } from './task-row.js';

/** One task: who asks, why, what is held already, and the decision. */
export class PortalTask extends PortalElement {
  static properties = { task: {} };

  #detail = new Loading(this, (signal) => api.get(`tasks/${encodeURIComponent(this.task)}`, { signal }));
  #focusWhenShown = false;

  connectedCallback() {
    super.connectedCallback();
    this.hear(live.listen((changed) => changed('TASK', this.task) && this.#follow()));
  }

  /** Not while the person's own decision is on its way, whose answer tells the same. */
  async #follow() {
    if (this.querySelector('portal-decision')?.busy || !this.#detail.value) {
      return;
    }
    const before = this.#detail.value.task.state;
    await this.#detail.refresh();
    const { task } = this.#detail.value;
    if (before === 'OPEN' && task.state !== 'OPEN') {
      announce(this.t('live.task.gone', { title: task.title }));
    }
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('task') && this.task) {
      this.#detail.run({ fresh: true });
    }
  }

  takeFocus() {
    this.#focusWhenShown = true;
    this.#focusHeading();
  }

  updated() {
    this.#focusHeading();
  }

  #focusHeading() {
    const heading = this.querySelector('h2');
    if (this.#focusWhenShown && heading) {
      this.#focusWhenShown = false;
      heading.focus();
    }
  }

  render() {
    return html`<article class="sp-card" data-test="task-detail">
      ${shown(this.#detail, (detail) => this.#content(detail), { rows: 4 })}
    </article>`;
  }

  #content(detail) {
    const { task } = detail;
    const due = dueOf(task);
    return html`<header class="sp-card-head">
        <h2 class="sp-task-title" tabindex="-1">${this.t('tasks.for', { title: task.title, name: task.beneficiary.name })}</h2>
        ${due
          ? html`<portal-status kind="due" state=${due.state} word=${due.word}></portal-status>`
          : html`<portal-status kind="task" state=${task.state}></portal-status>`}
      </header>
      <div class="sp-card-body">${this.#facts(detail)}</div>
      ${this.#decision(detail)}`;
  }

  #facts({ task, reason, holds, candidates }) {
    const others = candidates.filter((one) => one.id !== session.person.id).map((one) => one.name);
    const same = task.requester.id === task.beneficiary.id;
    return html`<dl class="sp-facts">
      <dt>${this.t('tasks.requester')}</dt>
      <dd>${task.requester.name}</dd>
      ${same ? nothing : html`<dt>${this.t('tasks.beneficiary')}</dt><dd>${task.beneficiary.name}</dd>`}
      <dt>${this.t('tasks.reason')}</dt>
      <dd><bdi class="sp-said">${reason}</bdi></dd>
      <dt>${this.t('tasks.holds')}</dt>
      <dd>${holds.length > 0 ? this.#holds(holds) : this.t('tasks.holdsNothing')}</dd>
      <dt>${this.t('tasks.request')}</dt>
      <dd>
        <a class="sp-numbers" href=${pathOf('request', { request: task.request })} data-test="task-request">${task.number}</a>
        · ${this.t('requests.asked')} <portal-time at=${task.createdAt}></portal-time>
      </dd>
      ${others.length > 0 && task.state === 'OPEN'
        ? html`<dt>${this.t('tasks.others')}</dt><dd>${choice(others)}</dd>`
        : nothing}
    </dl>`;
  }

  #holds(holds) {
    return html`<ul class="sp-holds">
      ${holds.map((held) => html`<li>${scopedTitle(held.title, held.scope)} <span class="sp-soft">· ${this.t('access.since')} <portal-time at=${held.since} look="date"></portal-time></span></li>`)}
    </ul>`;
  }

  #decision(detail) {
    if (detail.mayDecide && session.may('tasks:decide')) {
      return html`<portal-decision .detail=${detail} @portal-decided=${this.#decided} @portal-stale=${() => this.#detail.run()}></portal-decision>`;
    }
    return html`${detail.task.state === 'OPEN' ? this.#notYours() : this.#outcome(detail)}
      <ul class="sp-rows sp-items">
        ${detail.items.map((item) => html`<li class="sp-row">
            <div class="sp-row-words">
              <p class="sp-row-title">${item.title}</p>
              <p class="sp-row-more">${item.system.title}${scopeNote(item.wish.scope)}${item.comment ? ` · “${item.comment}”` : ''}</p>
            </div>
            <portal-status kind="verdict" state=${item.verdict}></portal-status>
          </li>`)}
      </ul>`;
  }

  #notYours() {
    return html`<div class="sp-notice" data-test="not-yours">${icon('info')}<p>${this.t('tasks.notYours')}</p></div>`;
  }

  #outcome({ task, decidedBy, comment }) {
    if (!decidedBy) {
      return html`<div class="sp-notice">${icon('info')}<p>${this.t('tasks.ended')}</p></div>`;
    }
    const mine = decidedBy.id === session.person.id;
    return html`<div class="sp-notice" data-test="decided">
      ${icon('check')}
      <p>
        ${mine ? this.t('tasks.youDecided') : this.t('tasks.decidedBy', { name: decidedBy.name })}
        ${task.decidedAt ? html`<portal-time at=${task.decidedAt}></portal-time>` : nothing}${comment ? html`: <bdi class="sp-said">${comment}</bdi>` : '.'}
      </p>
    </div>`;
  }

  #decided = (event) => {
    this.#detail.value = event.detail.task;
    this.#focusWhenShown = true;
    this.requestUpdate();
  };
}

customElements.define('portal-task', PortalTask);

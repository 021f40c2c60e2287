import { html, nothing } from 'lit';
import { announceSoon } from '../shared/announce.js';
import * as api from '../shared/api.js';
import { daysUntil } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { moveInList } from '../shared/list-keys.js';
import { live } from '../shared/live.js';
import { LiveList } from '../shared/live-list.js';
import { Loading, Pages } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { session } from '../shared/session.js';
import { emptyState, shown } from '../shared/states.js';
import { requestRow } from '../requests/request-row.js';
import { taskRow } from '../tasks/task-row.js';
import { endsSoon, signedInWhere } from './home-cards.js';

const soon = 30;
const shownAtMost = 5;

/**
 * The first page: what waits for you, what became of what you asked for, what ends soon. Follows what happens elsewhere: at
 * once while nobody is at the cards, else without moving anything until pointer and focus have left them.
 */
export class PortalHome extends PortalPage {
  static page = 'home';

  #tasks = new Pages(this, (after, signal) => api.get('tasks', { query: { view: 'OPEN', size: shownAtMost }, signal }));
  #requests = new Pages(this, (after, signal) => api.get('requests', { query: { view: 'RUNNING', size: shownAtMost }, signal }));
  #count = new Loading(this, (signal) => api.get('tasks/count', { signal }));
  #access = new Loading(this, (signal) => api.get('assignments', { query: { size: 100 }, signal }));
  #sessions = new Loading(this, (signal) => api.get('sessions', { signal }));

  #liveTasks = new LiveList(this, this.#tasks, 'tasks', { free: () => this.#free(), root: () => this.#card('sp-waiting'), quiet: true });
  #liveRequests = new LiveList(this, this.#requests, 'requests', { free: () => this.#free(), root: () => this.#card('sp-asked') });

  connectedCallback() {
    super.connectedCallback();
    this.hear(live.listen((changed) => this.#follow(changed)));
  }

  load() {
    for (const [permission, ...loadings] of this.#all()) {
      if (session.may(permission)) {
        loadings.forEach((loading) => loading.run());
      }
    }
  }

  #all() {
    return [
      ['tasks:read', this.#tasks, this.#count],
      ['requests:read', this.#requests],
      ['assignments:read', this.#access],
      ['sessions:manage', this.#sessions],
    ];
  }

  #follow(changed) {
    if (changed('TASK') && session.may('tasks:read')) {
      this.#liveTasks.refresh();
      this.#recount();
    }
    if (changed('REQUEST') && session.may('requests:read')) {
      this.#liveRequests.refresh();
    }
    if (changed('ASSIGNMENT') && session.may('assignments:read')) {
      this.#access.refresh();
    }
    if (changed('EVERYTHING') && session.may('sessions:manage')) {
      this.#sessions.refresh();
    }
  }

  async #recount() {
    const before = this.#count.value?.count;
    await this.#count.refresh();
    if (before !== undefined && before !== this.#count.value.count) {
      announceSoon(this.#sayHowMany);
    }
  }

  #sayHowMany = () => (this.isConnected ? this.#howMany() : '');

  #card(heading) {
    return this.querySelector(`[aria-labelledby='${heading}']`);
  }

  /** Whether nobody is about to press anything on the cards. */
  #free() {
    return !this.querySelector('.sp-home')?.matches(':hover, :focus-within');
  }

  /** Where pointer and focus go to shows only after the event. */
  #left = () =>
    setTimeout(() => {
      this.#liveTasks.settle();
      this.#liveRequests.settle();
    });

  content() {
    return html`<div class="sp-page">
      ${this.heading(this.#greeting(), this.#lead())}
      <div class="sp-home" @pointerleave=${this.#left} @focusout=${this.#left}>
        <div class="sp-home-main">${this.#waiting()} ${this.#asked()}</div>
        <div class="sp-home-side">
          ${session.may('assignments:read') ? endsSoon(this.#access, this.#ending()) : nothing}
          ${session.may('sessions:manage') ? signedInWhere(this.#sessions) : nothing}
        </div>
      </div>
    </div>`;
  }

  #greeting() {
    const hour = new Date().getHours();
    const part = hour < 5 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'afternoon';
    const [name] = session.person.name.split(' ');
    return this.t('home.greeting', { part, name });
  }

  #lead() {
    if (!this.#tasks.value || (this.#count.busy && !this.#count.value)) {
      return session.may('tasks:read') ? this.t('state.loading') : '';
    }
    const due = this.#tasks.items.filter((task) => !this.#liveTasks.isGone(task) && task.dueAt && daysUntil(task.dueAt) <= 0).length;
    const words = due > 0 ? this.t('home.due', { count: due }) : this.#howMany();
    const [first] = this.#ending();
    return first ? `${words} ${this.t('home.endsFirst', { title: first.title, days: daysUntil(first.until) })}` : words;
  }

  #howMany() {
    const { count, more } = this.#count.value ?? { count: this.#tasks.items.length, more: Boolean(this.#tasks.value?.next) };
    return this.t(more ? 'home.openMore' : 'home.open', { count });
  }

  #ending() {
    const held = this.#access.value?.items ?? [];
    return held
      .filter((one) => one.until && daysUntil(one.until) <= soon)
      .sort((one, other) => one.until.localeCompare(other.until));
  }

  #waiting() {
    if (!session.may('tasks:read')) {
      return nothing;
    }
    return html`<section class="sp-card" aria-labelledby="sp-waiting" data-test="home-tasks">
      <div class="sp-card-head">
        <h2 id="sp-waiting">${this.t('home.waiting')}</h2>
        ${this.#liveTasks.button()}
        <a href=${pathOf('tasks')}>${this.t('home.allTasks')}</a>
      </div>
      ${shown(this.#tasks, ({ items }) =>
        items.length > 0
          ? html`<ul class="sp-rows" @keydown=${moveInList}>
              ${items.map((task) => html`<li data-live=${this.#liveTasks.look(task)}>${taskRow(task, { sign: true, gone: this.#liveTasks.isGone(task) })}</li>`)}
            </ul>`
          : emptyState({ sign: 'check', title: this.t('home.nothingWaits'), text: this.t('home.nothingWaitsText') }),
      )}
    </section>`;
  }

  #asked() {
    if (!session.may('requests:read')) {
      return nothing;
    }
    const ask = session.may('requests:submit')
      ? html`<a class="sp-button sp-primary" href=${pathOf('catalogue')}>${icon('plus')}${this.t('menu.catalogue')}</a>`
      : undefined;
    return html`<section class="sp-card" aria-labelledby="sp-asked" data-test="home-requests">
      <div class="sp-card-head">
        <h2 id="sp-asked">${this.t('title.requests')}</h2>
        ${this.#liveRequests.button()}
        <a href=${pathOf('requests')}>${this.t('home.allRequests')}</a>
      </div>
      ${shown(this.#requests, ({ items }) =>
        items.length > 0
          ? html`<ul class="sp-rows" @keydown=${moveInList}>
              ${items.map((request) => html`<li data-live=${this.#liveRequests.look(request)}>${requestRow(request, this.#liveRequests.isGone(request))}</li>`)}
            </ul>`
          : emptyState({ sign: 'request', title: this.t('home.nothingAsked'), text: this.t('home.nothingAskedText'), action: ask }),
      )}
    </section>`;
  }
}

customElements.define('portal-home', PortalHome);

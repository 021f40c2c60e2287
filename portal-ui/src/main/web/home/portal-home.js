import { html, nothing } from 'lit';
import * as api from '../shared/api.js';
import { daysUntil } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { moveInList } from '../shared/list-keys.js';
import { Loading } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { session } from '../shared/session.js';
import { emptyState, shown } from '../shared/states.js';
import { requestRow } from '../requests/request-row.js';
import { taskRow } from '../tasks/task-row.js';
import { endsSoon, signedInWhere } from './home-cards.js';

const soon = 30;

/** The first page: what waits for you, what became of what you asked for, what ends soon. */
export class PortalHome extends PortalPage {
  static page = 'home';

  #tasks = new Loading(this, (signal) => api.get('tasks', { query: { view: 'OPEN', size: 5 }, signal }));
  #requests = new Loading(this, (signal) => api.get('requests', { query: { view: 'RUNNING', size: 5 }, signal }));
  #access = new Loading(this, (signal) => api.get('assignments', { query: { size: 100 }, signal }));
  #sessions = new Loading(this, (signal) => api.get('sessions', { signal }));

  load() {
    if (session.may('tasks:read')) {
      this.#tasks.run();
    }
    if (session.may('requests:read')) {
      this.#requests.run();
    }
    if (session.may('assignments:read')) {
      this.#access.run();
    }
    if (session.may('sessions:manage')) {
      this.#sessions.run();
    }
  }

  content() {
    return html`<div class="sp-page">
      ${this.heading(this.#greeting(), this.#lead())}
      <div class="sp-home">
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
    const tasks = this.#tasks.value?.items;
    if (!tasks) {
      return session.may('tasks:read') ? this.t('state.loading') : '';
    }
    const due = tasks.filter((task) => task.dueAt && daysUntil(task.dueAt) <= 0).length;
    const words = due > 0 ? this.t('home.due', { count: due }) : this.t('home.open', { count: tasks.length });
    const [first] = this.#ending();
    return first ? `${words} ${this.t('home.endsFirst', { title: first.title, days: daysUntil(first.until) })}` : words;
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
        <a href=${pathOf('tasks')}>${this.t('home.allTasks')}</a>
      </div>
      ${shown(this.#tasks, ({ items }) =>
        items.length > 0
          ? html`<ul class="sp-rows" @keydown=${moveInList}>
              ${items.map((task) => html`<li>${taskRow(task, { sign: true })}</li>`)}
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
        <a href=${pathOf('requests')}>${this.t('home.allRequests')}</a>
      </div>
      ${shown(this.#requests, ({ items }) =>
        items.length > 0
          ? html`<ul class="sp-rows" @keydown=${moveInList}>
              ${items.map((request) => html`<li>${requestRow(request)}</li>`)}
            </ul>`
          : emptyState({ sign: 'request', title: this.t('home.nothingAsked'), text: this.t('home.nothingAskedText'), action: ask }),
      )}
    </section>`;
  }
}

customElements.define('portal-home', PortalHome);

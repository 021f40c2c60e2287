import { html, nothing } from 'lit';
import * as api from '../shared/api.js';
import { icon } from '../shared/icons.js';
import { moveInList } from '../shared/list-keys.js';
import { live } from '../shared/live.js';
import { LiveList } from '../shared/live-list.js';
import { Pages } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { emptyState, moreButton, shown } from '../shared/states.js';
import { views } from '../shared/views.js';
import './portal-task.js';
import { dueOf, taskRow } from './task-row.js';

/** My tasks: the list on one side, the task on the other. `task` opens one, `view` is OPEN or DONE. */
export class PortalTasks extends PortalPage {
  static page = 'tasks';
  static states = ['task', 'view'];
  static properties = { task: {}, view: {} };

  #tasks = new Pages(this, (after, signal) => api.get('tasks', { query: { view: this.#view, after }, signal }));

  #live = new LiveList(this, this.#tasks, 'tasks');

  connectedCallback() {
    super.connectedCallback();
    this.hear(live.listen((changed) => changed('TASK') && this.#follow()));
  }

  /** Not while the person's own decision is on its way: the list is fetched after it anyway. */
  #follow() {
    if (!this.querySelector('portal-decision')?.busy) {
      this.#live.refresh();
    }
  }

  get #view() {
    return this.view ?? 'OPEN';
  }

  load(changed, first) {
    if (first || changed.has('view')) {
      this.#live.forget();
      this.#tasks.run({ fresh: true });
    }
  }

  content() {
    return html`<div class="sp-page" @portal-decided=${this.#decided} @keydown=${this.#back}>
      ${this.heading(this.t('title.tasks'), this.#lead())}
      <div class="sp-list-top">
        ${views(this.t('list.views'), ['OPEN', 'DONE'].map((name) => this.#viewLink(name)), this.#view)} ${this.#live.button()}
      </div>
      <div class="sp-list-detail" ?data-open=${Boolean(this.task)}>
        <section class="sp-card" aria-label=${this.t('title.tasks')} data-test="task-list">
          ${shown(this.#tasks, ({ items }) => (items.length > 0 ? this.#list(items) : this.#empty()))}
        </section>
        ${this.task ? this.#detail() : this.#choose()}
      </div>
    </div>`;
  }

  #lead() {
    if (this.#view !== 'OPEN' || !this.#tasks.value) {
      return ' ';
    }
    const items = this.#tasks.items.filter((task) => !this.#live.isGone(task));
    const due = items.filter((task) => ['today', 'overdue'].includes(dueOf(task)?.state)).length;
    const open = this.t('tasks.open', { count: items.length + this.#live.offered });
    return due > 0 ? `${open} · ${this.t('tasks.due', { count: due })}` : open;
  }

  #viewLink(name) {
    return { name, text: this.t(`tasks.view.${name}`), href: pathOf('tasks', { view: name === 'OPEN' ? undefined : name }) };
  }

  #list(items) {
    return html`<ul class="sp-rows" @keydown=${moveInList} @click=${this.#opened}>
        ${items.map((task) => html`<li data-live=${this.#live.look(task)}>
            ${taskRow(task, { here: task.id === this.task, view: this.view, gone: this.#live.isGone(task) })}
          </li>`)}
      </ul>
      ${moreButton(this.#tasks)}`;
  }

  #empty() {
    const open = this.#view === 'OPEN';
    return emptyState({
      sign: open ? 'check' : 'task',
      title: this.t(open ? 'home.nothingWaits' : 'tasks.noneDone'),
      text: this.t(open ? 'home.nothingWaitsText' : 'tasks.noneDoneText'),
    });
  }

  #detail() {
    return html`<div>
      <a class="sp-button sp-plain sp-back" href=${pathOf('tasks', { view: this.view })}>${icon('left')}${this.t('tasks.back')}</a>
      <portal-task task=${this.task}></portal-task>
    </div>`;
  }

  #choose() {
    return this.#tasks.items.length > 0
      ? html`<section class="sp-card">${emptyState({ sign: 'task', title: this.t('tasks.choose'), text: this.t('tasks.chooseText') })}</section>`
      : html`<div>${nothing}</div>`;
  }

  /** Opened by hand, a task takes the focus; Escape gives it back. */
  #opened = async (event) => {
    if (event.target.closest('a.sp-row')) {
      await new Promise((done) => setTimeout(done));
      await this.updateComplete;
      this.querySelector('portal-task')?.takeFocus();
    }
  };

  #back = async (event) => {
    const fromOverlay = event.defaultPrevented || event.target.closest('vaadin-combo-box');
    if (event.key === 'Escape' && this.task && !fromOverlay) {
      const { task } = this;
      this.go('tasks', { view: this.view });
      await this.updateComplete;
      const row = this.querySelector(`a.sp-row[href*="${CSS.escape(task)}"]`);
      (row ?? this.querySelector('h1'))?.focus();
    }
  };

  #decided = async () => {
    this.tellChange();
    this.#live.forget();
    await this.#tasks.run();
  };
}

customElements.define('portal-tasks', PortalTasks);

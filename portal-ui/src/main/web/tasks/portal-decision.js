import { html, nothing } from 'lit';
import * as api from '../shared/api.js';
import { textArea, textField } from '../shared/fields.js';
import { scopeNote } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { asProblem } from '../shared/loading.js';
import { PortalElement } from '../shared/portal-element.js';
import { Problem } from '../shared/problem.js';
import { session } from '../shared/session.js';
import { toast } from '../shared/toast.js';
import '../shared/portal-problem-summary.js';

const verdicts = ['APPROVED', 'REJECTED'];
const longest = 2000;

/** What was begun and not sent, per person and task, while the page lives. */
const drafts = new Map();

/**
 * The form below a task: a verdict per item, a comment, and a button that says what will happen. Fires `portal-decided`
 * with { task } when the server took it, `portal-stale` when somebody else was first.
 */
export class PortalDecision extends PortalElement {
  static properties = {
    detail: { attribute: false },
    chosen: { state: true },
    comments: { state: true },
    comment: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('detail') && changed.get('detail')?.task.id !== this.detail.task.id) {
      const { chosen = {}, comments = {}, comment = '' } = drafts.get(this.#draftKey) ?? {};
      Object.assign(this, { chosen, comments, comment, problem: undefined });
    }
  }

  updated() {
    drafts.set(this.#draftKey, { chosen: this.chosen, comments: this.comments, comment: this.comment });
  }

  get #draftKey() {
    return `${session.person?.id} ${this.detail.task.id}`;
  }

  get #several() {
    return this.detail.items.length > 1;
  }

  render() {
    const rejects = Object.values(this.chosen).includes('REJECTED');
    const fields = { comment: 'sp-comment', items: `sp-verdict-${this.#firstOpen()?.id}-APPROVED` };
    return html`<form class="sp-decision" novalidate @submit=${this.#submit}>
      <ul class="sp-rows sp-items">
        ${this.detail.items.map((item) => html`<li>${this.#item(item)}</li>`)}
      </ul>
      <div class="sp-card-foot sp-form">
        <portal-problem-summary .problem=${this.problem} .fields=${fields}></portal-problem-summary>
        ${textArea({
          id: 'sp-comment',
          label: this.t('tasks.comment'),
          help: this.t('tasks.commentHelp', { name: this.detail.task.requester.name }),
          required: rejects && !this.#explained(),
          error: this.problem?.wordsFor('comment'),
          limit: longest,
          value: this.comment,
          change: (value) => {
            this.problem?.settle('comment');
            this.comment = value;
          },
        })}
        <div class="sp-actions">
          <button type="submit" class="sp-button sp-primary" data-test="decide" aria-busy=${String(Boolean(this.busy))}>
            ${this.#act()}
          </button>
          ${this.#several ? this.#all() : nothing}
        </div>
      </div>
    </form>`;
  }

  #item(item) {
    const verdict = this.chosen[item.id];
    return html`<fieldset class="sp-verdict" data-test="item">
        <legend class="sp-hidden">${item.title}</legend>
        <div class="sp-row">
          <div class="sp-row-words" aria-hidden="true">
            <p class="sp-row-title">${item.title}</p>
            <p class="sp-row-more">${item.system.title}${scopeNote(item.wish.scope)}</p>
          </div>
          <div class="sp-verdicts sp-row-end">
            ${verdicts.map((one) => html`<label class="sp-verdict-choice" data-verdict=${one} data-test="verdict-${one}">
                <input
                  type="radio"
                  id="sp-verdict-${item.id}-${one}"
                  name="sp-verdict-${item.id}"
                  value=${one}
                  .checked=${verdict === one}
                  @change=${() => this.#choose(item, one)}
                />
                <span>${icon(one === 'APPROVED' ? 'check' : 'cross')}${this.t(`tasks.verdict.${one}`)}</span>
              </label>`)}
          </div>
        </div>
      </fieldset>
      ${verdict === 'REJECTED' && this.#several ? this.#itemComment(item) : nothing}`;
  }

  #itemComment(item) {
    return html`<div class="sp-item-comment">
      ${textField({
        id: `sp-comment-${item.id}`,
        label: this.t('tasks.itemComment', { title: item.title }),
        limit: longest,
        value: this.comments[item.id] ?? '',
        change: (value) => {
          this.comments = { ...this.comments, [item.id]: value };
        },
      })}
    </div>`;
  }

  #all() {
    return verdicts.map((one) => html`<button type="button" class="sp-button sp-plain" data-test="all-${one}" @click=${() => this.#chooseAll(one)}>
        ${this.t(`tasks.all.${one}`)}
      </button>`);
  }

  #choose(item, verdict) {
    this.chosen = { ...this.chosen, [item.id]: verdict };
  }

  #chooseAll(verdict) {
    this.chosen = Object.fromEntries(this.detail.items.map((item) => [item.id, verdict]));
  }

  #count(verdict) {
    return Object.values(this.chosen).filter((one) => one === verdict).length;
  }

  #firstOpen() {
    return this.detail.items.find((item) => !this.chosen[item.id]);
  }

  /** Rejected items each have a comment of their own, so the common one may stay empty. */
  #explained() {
    const rejected = this.detail.items.filter((item) => this.chosen[item.id] === 'REJECTED');
    return rejected.every((item) => this.comments[item.id]?.trim());
  }

  #act() {
    const approved = this.#count('APPROVED');
    const rejected = this.#count('REJECTED');
    if (this.busy) {
      return this.t('tasks.deciding');
    }
    if (this.#firstOpen()) {
      return this.t('tasks.decide');
    }
    const mixed = approved > 0 && rejected > 0;
    return mixed
      ? this.t('tasks.decideMixed', { approved, rejected })
      : this.t(approved > 0 ? 'tasks.approve' : 'tasks.reject', { count: approved + rejected });
  }

  #found() {
    const errors = [];
    if (this.#firstOpen()) {
      errors.push({ field: 'items', rule: 'verdict-missing' });
    }
    if (this.#count('REJECTED') > 0 && !this.comment.trim() && !this.#explained()) {
      errors.push({ field: 'comment', rule: 'required' });
    }
    return errors;
  }

  async #submit(event) {
    event.preventDefault();
    const errors = this.#found();
    if (errors.length > 0 || this.busy) {
      this.problem = this.busy ? undefined : Problem.ofFields(errors);
      return;
    }
    const { task, items } = this.detail;
    const body = {
      version: task.version,
      items: items.map((item) => ({
        item: item.id,
        verdict: this.chosen[item.id],
        comment: this.comments[item.id]?.trim() || undefined,
      })),
      comment: this.comment.trim() || undefined,
    };
    this.busy = true;
    this.problem = undefined;
    try {
      const decided = await api.post(`tasks/${task.id}/decide`, body);
      toast({ text: this.t(this.#count('REJECTED') === 0 ? 'tasks.approved' : 'tasks.decided', { title: task.title, name: task.beneficiary.name }) });
      this.#fire('portal-decided', { task: decided });
    } catch (failure) {
      this.problem = asProblem(failure);
      if (this.problem.status === 409) {
        toast({ text: this.problem.words, tone: 'bad' });
        this.#fire('portal-stale');
      }
    }
    this.busy = false;
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

customElements.define('portal-decision', PortalDecision);

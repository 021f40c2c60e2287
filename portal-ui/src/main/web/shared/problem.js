import { i18n } from './i18n.js';

/** What the server answered instead of what was asked for (RFC 9457), or what kept it from answering. */
export class Problem extends Error {
  #settled = new Set();

  constructor(answer) {
    super(answer.detail ?? answer.title ?? answer.code);
    this.name = 'Problem';
    this.type = answer.type ?? 'about:blank';
    this.title = answer.title;
    this.status = answer.status;
    this.detail = answer.detail;
    this.code = answer.code;
    this.fields = answer.errors ?? [];
    this.facts = answer.facts ?? {};
    this.requestId = answer.requestId;
    this.retryAfter = answer.retryAfter;
  }

  /** What happened, in our words when we have them. */
  get words() {
    const key = `problem.${this.code}`;
    return i18n.has(key) ? i18n.t(key, this.facts) : (this.detail ?? this.title ?? i18n.t('problem.other'));
  }

  /** The words for one field: ours by rule, else the server's. */
  wordsFor(field) {
    const found = this.#settled.has(field) ? undefined : this.fields.find((error) => error.field === field);
    return found && this.wordsOf(found);
  }

  /** The words for one of the errors. */
  wordsOf({ field, rule, message }) {
    const name = field.split('.').at(-1).replace(/\[\d+\]$/, '');
    const key = [`rule.${name}.${rule}`, `rule.${rule}`].find((one) => i18n.has(one));
    return key ? i18n.t(key) : (message ?? i18n.t('rule.other'));
  }

  /** A field was changed since: what was said about it no longer holds. The summary keeps what the last try found. */
  settle(field) {
    this.#settled.add(field);
  }

  static async of(response) {
    const isProblem = response.headers.get('Content-Type')?.includes('json');
    const answer = isProblem ? await response.json().catch(() => ({})) : {};
    return new Problem({
      code: response.status >= 500 ? 'internal-error' : 'other',
      status: response.status,
      requestId: response.headers.get('X-Request-Id') ?? undefined,
      retryAfter: Number(response.headers.get('Retry-After')) || undefined,
      ...answer,
    });
  }

  static unreachable() {
    return new Problem({ code: 'unreachable', status: 0 });
  }

  /** A problem found on the page itself, in the same shape. */
  static ofFields(errors) {
    return new Problem({ code: 'invalid', status: 422, errors });
  }
}

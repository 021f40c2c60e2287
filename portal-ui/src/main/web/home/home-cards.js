import { html, nothing } from 'lit';
import { i18n } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { pathOf } from '../shared/places.js';
import { emptyState, shown } from '../shared/states.js';
import * as api from '../shared/api.js';
import { asProblem } from '../shared/loading.js';
import { toast } from '../shared/toast.js';

const t = i18n.t;

/** Access with an end within the month. */
export function endsSoon(access, ending) {
  return html`<section class="sp-card" aria-labelledby="sp-ending" data-test="home-ends-soon">
    <div class="sp-card-head">
      <h2 id="sp-ending">${t('home.ending')}</h2>
      <a href=${pathOf('access')}>${t('title.access')}</a>
    </div>
    ${shown(access, () => (ending.length > 0 ? html`<ul class="sp-rows">${ending.slice(0, 4).map(endingRow)}</ul>` : quiet()))}
  </section>`;
}

function quiet() {
  return html`<p class="sp-card-body sp-soft">${t('home.nothingEnds')}</p>`;
}

function endingRow(one) {
  return html`<li class="sp-row">
    <span class="sp-sign">${icon('hourglass')}</span>
    <div class="sp-row-words">
      <p class="sp-row-title">${one.title}</p>
      <p class="sp-row-more"><bdi>${one.system.title}</bdi> · <portal-time at=${one.until} look="date"></portal-time></p>
    </div>
  </li>`;
}

/** Where I am signed in; every other place can be ended from here. */
export function signedInWhere(sessions) {
  const end = async (one) => {
    try {
      await api.post(`sessions/${one.id}/end`, {});
      toast({ text: t('home.sessionEnded') });
      await sessions.run();
    } catch (failure) {
      toast({ text: asProblem(failure).words, tone: 'bad' });
    }
  };
  return html`<section class="sp-card" aria-labelledby="sp-security" data-test="home-security">
    <div class="sp-card-head"><h2 id="sp-security">${t('home.security')}</h2></div>
    ${shown(
      sessions,
      ({ items }) =>
        items.length > 0
          ? html`<ul class="sp-rows">${items.slice(0, 5).map((one) => sessionRow(one, end))}</ul>`
          : emptyState({ sign: 'device', title: t('home.noSessions') }),
      { rows: 1 },
    )}
  </section>`;
}

function sessionRow(one, end) {
  return html`<li class="sp-row" data-test="session">
    <span class="sp-sign">${icon('device')}</span>
    <div class="sp-row-words">
      <p class="sp-row-title">${one.current ? t('home.thisDevice') : shortAgent(one.agent)}</p>
      <p class="sp-row-more">
        ${one.current ? html`${t('home.signedIn')} <portal-time at=${one.startedAt}></portal-time>` : html`${t('home.lastSeen')} <portal-time at=${one.lastSeenAt}></portal-time>`}${one.address ? html` · ${one.address}` : nothing}
      </p>
    </div>
    ${one.current
      ? nothing
      : html`<button type="button" class="sp-button sp-small" data-test="end-session" aria-label=${t('home.endSessionOf', { device: shortAgent(one.agent) })} @click=${() => end(one)}>
          ${t('home.endSession')}
        </button>`}
  </li>`;
}

/** "Firefox, Linux" out of what a browser says of itself; the whole text when it is none we know. */
function shortAgent(agent = '') {
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(name));
  const system = ['Android', 'iPhone', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name));
  const name = browser === 'Edg' ? 'Edge' : browser;
  return [name, system].filter(Boolean).join(', ') || agent.slice(0, 40) || t('home.otherDevice');
}

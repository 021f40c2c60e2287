import { html, nothing } from 'lit';
import { i18n } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { pageAt, pages, pathOf } from '../shared/places.js';
import { preferences } from '../shared/preferences.js';
import { session } from '../shared/session.js';

const t = i18n.t;

const own = [
  { page: 'home', sign: 'home' },
  { page: 'tasks', sign: 'task', badge: true },
  { page: 'requests', sign: 'request' },
  { page: 'catalogue', sign: 'ask' },
  { page: 'access', sign: 'access' },
];

const administration = [
  { page: 'permissions', sign: 'shield' },
  { page: 'catalogueAdministration', sign: 'catalogue' },
  { page: 'deliveries', sign: 'delivery' },
];

function permitted(entries) {
  return entries.filter(({ page }) => session.may(pages[page].permission));
}

function isHere(place, page) {
  return place && (place.name === page || place.menu === page);
}

function badge(count) {
  if (!count?.count) {
    return nothing;
  }
  const number = count.more ? `${count.count}+` : String(count.count);
  return html`<span class="sp-badge" data-test="task-count"
    ><span aria-hidden="true">${number}</span><span class="sp-hidden">${t('menu.openTasks', { count: count.count })}</span></span
  >`;
}

function entry({ page, sign, badge: hasBadge }, place, count, word = t(`menu.${page}`)) {
  return html`<a
    href=${pathOf(page)}
    class="sp-menu-entry"
    data-test="menu-${page}"
    title=${preferences.menu === 'narrow' ? t(`menu.${page}`) : nothing}
    aria-current=${isHere(place, page) ? 'page' : nothing}
  >
    ${icon(sign)}<span class="sp-menu-word">${word}</span>${hasBadge ? badge(count) : nothing}
  </a>`;
}

/** The menu at the side of wide pages. */
export function sideMenu(place, count) {
  const below = permitted(administration);
  const narrow = preferences.menu === 'narrow';
  const word = narrow ? t('menu.widen') : t('menu.narrow');
  return html`<nav class="sp-menu" aria-label=${t('menu.name')}>
    <ul>
      ${permitted(own).map((one) => html`<li>${entry(one, place, count)}</li>`)}
    </ul>
    ${below.length > 0
      ? html`<h2 class="sp-menu-head" id="sp-menu-administration">${t('menu.administration')}</h2>
          <ul aria-labelledby="sp-menu-administration">
            ${below.map((one) => html`<li>${entry(one, place)}</li>`)}
          </ul>`
      : nothing}
    <button
      type="button"
      class="sp-menu-entry sp-menu-fold"
      data-test="menu-fold"
      aria-expanded=${String(!narrow)}
      title=${narrow ? word : nothing}
      @click=${() => preferences.set({ menu: narrow ? 'wide' : 'narrow' })}
    >
      ${icon(narrow ? 'right' : 'left')}<span class="sp-menu-word">${word}</span>
    </button>
  </nav>`;
}

/** The bar at the lower edge of narrow pages: the four most used, and the rest behind one more. */
export function bottomBar(place, count) {
  const all = [...permitted(own), ...permitted(administration)];
  const four = all.slice(0, 4);
  const rest = all.slice(4);
  return html`<nav class="sp-bottom" aria-label=${t('menu.short')}>
      ${four.map((one) => entry(one, place, count, t(`menu.brief.${one.page}`)))}
      ${rest.length > 0
        ? html`<button type="button" class="sp-menu-entry" data-test="menu-more" popovertarget="sp-rest" aria-haspopup="true">
            ${icon('dots')}<span class="sp-menu-word">${t('menu.more')}</span>
          </button>`
        : nothing}
    </nav>
    <div id="sp-rest" class="sp-rest" popover @click=${closeOnChoice}>
      <nav aria-label=${t('menu.more')}>${rest.map((one) => entry(one, place))}</nav>
    </div>`;
}

function closeOnChoice(event) {
  const link = event.target.closest('a');
  if (link && pageAt(new URL(link.href))) {
    event.currentTarget.hidePopover();
  }
}

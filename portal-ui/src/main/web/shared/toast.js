import { html, nothing, render } from 'lit';
import { i18n } from './i18n.js';
import { icon } from './icons.js';

let shown;

/**
 * A short word at the lower edge. With an action ("Undo") it stays ten seconds; problems stay until closed.
 * @param {{text: string, tone?: 'ok'|'bad', action?: {text: string, run: () => void}}} what
 */
export async function toast({ text, tone = 'ok', action }) {
  await import('@vaadin/notification');
  shown?.remove();
  const notification = document.createElement('vaadin-notification');
  shown = notification;
  notification.className = 'sp';
  notification.position = 'bottom-start';
  notification.assertive = tone === 'bad';
  notification.duration = tone === 'bad' ? 0 : action ? 10_000 : 5_000;
  const close = () => {
    notification.opened = false;
  };
  const act = () => {
    close();
    action.run();
  };
  notification.renderer = (root) => render(content(text, tone, action && { ...action, run: act }, close), root);
  notification.addEventListener('closed', () => notification.remove());
  document.body.append(notification);
  notification.opened = true;
}

function content(text, tone, action, close) {
  return html`<div class="sp sp-toast" data-test="toast" data-tone=${tone} lang=${i18n.language} dir=${i18n.direction}>
    ${icon(tone === 'bad' ? 'warning' : 'check')}
    <span>${text}</span>
    ${action ? html`<button type="button" class="sp-button sp-plain" @click=${action.run}>${action.text}</button>` : nothing}
    <button type="button" class="sp-button sp-plain sp-square" aria-label=${i18n.t('toast.close')} @click=${close}>
      ${icon('cross')}
    </button>
  </div>`;
}

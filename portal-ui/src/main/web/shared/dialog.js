import { html, nothing, render } from 'lit';
import { i18n } from './i18n.js';

/**
 * A dialog over the page. `content(close)` gives its template; the promise holds what was passed to `close`, undefined when
 * the person left it by Escape. The element with [autofocus] gets the focus; afterwards it returns where it was.
 */
export async function openDialog({ title, content, footer, stays = false, test }) {
  await import('@vaadin/dialog');
  const before = document.activeElement;
  const dialog = document.createElement('vaadin-dialog');
  dialog.className = 'sp';
  dialog.dataset.test = test ?? 'dialog';
  dialog.lang = i18n.language;
  dialog.dir = i18n.direction;
  dialog.headerTitle = title;
  dialog.noCloseOnOutsideClick = true;
  dialog.noCloseOnEsc = stays;
  return new Promise((resolve) => {
    let result;
    const close = (value) => {
      result = value;
      dialog.opened = false;
    };
    const paint = (template) => (root) => render(template ? template(close) : nothing, root);
    dialog.renderer = paint(content);
    if (footer) {
      dialog.footerRenderer = paint(footer);
    }
    dialog.addEventListener('closed', () => {
      dialog.remove();
      before?.focus?.();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.opened = true;
    requestAnimationFrame(() => requestAnimationFrame(() => dialog.querySelector('[autofocus]')?.focus()));
  });
}

/**
 * Only for what cannot be undone. Names the thing; the safe button has the focus.
 * @returns {Promise<boolean>}
 */
export async function confirmed({ title, text, act }) {
  const answer = await openDialog({
    title,
    test: 'confirm',
    content: () => html`<p class="sp-dialog-text">${text}</p>`,
    footer: (close) => html`<div class="sp-actions sp-actions-end">
      <button type="button" class="sp-button" autofocus data-test="confirm-no" @click=${() => close(false)}>${i18n.t('form.cancel')}</button>
      <button type="button" class="sp-button sp-primary sp-danger" data-test="confirm-yes" @click=${() => close(true)}>${act}</button>
    </div>`,
  });
  return answer === true;
}

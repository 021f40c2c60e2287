// What has the focus, and whether one sees it: '' if so, else which element hides it.
const here = document.activeElement;
if (!here || here === document.body || here === document.documentElement) {
  return '';
}
const rings = (element) => {
  const style = element && getComputedStyle(element);
  return Boolean(style) && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
};
const field = here.closest('vaadin-combo-box')?.shadowRoot?.querySelector('[part~=input-field]');
const ringed = (element) => {
  const style = element && getComputedStyle(element);
  return Boolean(style) && (rings(element) || style.boxShadow !== 'none');
};
// A box that is drawn by its neighbour shows the focus there.
const drawn = getComputedStyle(here).opacity === '0' ? here.nextElementSibling : here;
return rings(drawn) || ringed(field) ? '' : here.outerHTML.slice(0, 200);

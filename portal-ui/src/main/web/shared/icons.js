import { html, svg } from 'lit';

/** Our own drawings, 24 by 24, one stroke. */
const drawings = {
  home: svg`<path d="M4 11.2 12 4l8 7.2M6.3 9.6V20h4.2v-5.6h3V20h4.2V9.6"/>`,
  task: svg`<rect x="4" y="4" width="16" height="16" rx="3.5"/><path d="m8.2 12.2 2.7 2.7 5-5.6"/>`,
  request: svg`<path d="M6.5 4h8L19 8.5V18a2 2 0 0 1-2 2H6.500a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z"/><path d="M14 4v5h5M8 13h7.500M8 16.500h5"/>`,
  ask: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 8v8M8 12h8"/>`,
  access: svg`<circle cx="8.200" cy="15.800" r="4.200"/><path d="m11.300 12.700 8.200-8.200M16 8l2.800 2.800M13.500 10.500l1.800 1.800"/>`,
  shield: svg`<path d="M12 3.500 19.500 6v6c0 4.300-3.100 7.300-7.500 8.700C7.600 19.300 4.500 16.300 4.500 12V6L12 3.500Z"/><path d="m8.800 12 2.300 2.300 4.200-4.500"/>`,
  catalogue: svg`<rect x="4" y="4" width="6.800" height="6.800" rx="1.600"/><rect x="13.200" y="4" width="6.800" height="6.800" rx="1.600"/><rect x="4" y="13.200" width="6.800" height="6.800" rx="1.600"/><rect x="13.200" y="13.200" width="6.800" height="6.800" rx="1.600"/>`,
  delivery: svg`<path d="M12 3.500 20 7.700v8.600l-8 4.200-8-4.200V7.700l8-4.200Z"/><path d="m4.300 7.900 7.700 4 7.700-4M12 12v8.300M8 5.700l7.900 4.100"/>`,
  search: svg`<circle cx="10.800" cy="10.800" r="6.300"/><path d="m15.500 15.500 4.500 4.500"/>`,
  check: svg`<path d="m5 12.800 4.500 4.500L19 7.200"/>`,
  cross: svg`<path d="m6.500 6.500 11 11m0-11-11 11"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.300"/><path d="M12 7.300V12l3.200 2"/>`,
  hourglass: svg`<path d="M7 3.800h10M7 20.200h10M8 4v3.200c0 2.300 4 3 4 4.800s-4 2.500-4 4.800V20M16 4v3.200c0 2.300-4 3-4 4.800s4 2.500 4 4.800V20"/>`,
  warning: svg`<path d="M12 4.200 21 19.500H3L12 4.200Z"/><path d="M12 10v4.200M12 16.900v.100"/>`,
  info: svg`<circle cx="12" cy="12" r="8.500"/><path d="M12 11v5.200M12 7.900V8"/>`,
  people: svg`<circle cx="9" cy="8.500" r="3.300"/><path d="M3.500 19.300c.300-3.600 2.400-5.500 5.500-5.500s5.200 1.900 5.500 5.500M15.500 5.500a3.200 3.200 0 0 1 0 6.100M17 14.200c2.100.600 3.300 2.300 3.500 5.100"/>`,
  person: svg`<circle cx="12" cy="8" r="3.800"/><path d="M4.800 20c.400-4.200 3-6.400 7.200-6.400s6.800 2.200 7.200 6.400"/>`,
  dash: svg`<path d="M6 12h12"/>`,
  dots: svg`<path d="M5.500 12h.100M12 12h.100M18.500 12h.100" stroke-width="3"/>`,
  left: svg`<path d="m14.500 5.500-6.500 6.500 6.500 6.500"/>`,
  right: svg`<path d="m9.500 5.500 6.500 6.500-6.500 6.500"/>`,
  down: svg`<path d="m5.500 9.500 6.500 6.500 6.500-6.500"/>`,
  retry: svg`<path d="M19 12a7 7 0 1 1-2.200-5.100L19.500 9.500M19.500 4.500v5h-5"/>`,
  leave: svg`<path d="M10 4H6.500a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2H10M15 8l4 4-4 4M19 12H9.500"/>`,
  system: svg`<rect x="4" y="4.500" width="16" height="6" rx="1.800"/><rect x="4" y="13.500" width="16" height="6" rx="1.800"/><path d="M7.500 7.500h.100M7.500 16.500h.100"/>`,
  group: svg`<circle cx="12" cy="7.500" r="3"/><circle cx="6" cy="16.500" r="2.600"/><circle cx="18" cy="16.500" r="2.600"/><path d="M10.200 10 7.400 14.200M13.800 10l2.800 4.200M8.600 16.500h6.800"/>`,
  key: svg`<circle cx="8.200" cy="15.800" r="4.200"/><path d="m11.300 12.700 8.200-8.200M16 8l2.800 2.800"/>`,
  bag: svg`<path d="M5.500 8.500h13l-.900 11h-11.200l-.900-11Z"/><path d="M9 8.500V7a3 3 0 0 1 6 0v1.500"/>`,
  plus: svg`<path d="M12 5.500v13M5.500 12h13"/>`,
  copy: svg`<rect x="8.500" y="8.500" width="11" height="11" rx="2"/><path d="M15.500 8.500v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h2"/>`,
  lock: svg`<rect x="5" y="10.500" width="14" height="9.500" rx="2.200"/><path d="M8.200 10.500V8a3.800 3.800 0 0 1 7.600 0v2.500"/>`,
  device: svg`<rect x="4" y="5" width="16" height="11" rx="2"/><path d="M9 20h6M12 16v4"/>`,
  calendar: svg`<rect x="4.500" y="5.500" width="15" height="14" rx="2.200"/><path d="M4.500 10h15M8.500 3.500v4M15.500 3.500v4"/>`,
};

const turning = new Set(['left', 'right', 'leave']);

/** A drawing beside words; it says nothing by itself. */
export function icon(name) {
  const turns = turning.has(name) ? ' sp-icon-turns' : '';
  return html`<svg class="sp-icon${turns}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${drawings[name]}</svg>`;
}

/**
 * Where things are. The bundle lies in <context>/ui/, so the context of the portal (for its pages and its REST API) is
 * one step above, whatever path a server or a proxy puts it under.
 */
const context = new URL('../', import.meta.url);

export const base = context.pathname;
export const api = `${base}api/v1`;

/** Pages by name: the path below the context, the element that shows it, and the portal permission it needs. */
export const pages = {
  home: { path: '', tag: 'portal-home' },
  tasks: { path: 'tasks', tag: 'portal-tasks', permission: 'tasks:read', item: 'task', query: ['view'] },
  requests: { path: 'requests', tag: 'portal-requests', permission: 'requests:read', query: ['view'] },
  request: { path: 'requests', tag: 'portal-request', permission: 'requests:read', item: 'request', menu: 'requests' },
  catalogue: { path: 'catalogue', tag: 'portal-catalogue', permission: 'requests:submit', query: ['text', 'for'] },
  access: { path: 'access', tag: 'portal-access', permission: 'assignments:read', query: ['person'] },
  permissions: {
    path: 'administration/permissions',
    tag: 'portal-permissions',
    permission: 'permissions:manage',
    query: ['view', 'of', 'person'],
  },
  catalogueAdministration: {
    path: 'administration/catalogue',
    tag: 'portal-catalogue-administration',
    permission: 'catalogue:manage',
    query: ['text', 'entry'],
  },
  deliveries: {
    path: 'administration/deliveries',
    tag: 'portal-deliveries',
    permission: 'deliveries:manage',
    query: ['state'],
  },
};

/** The address of a page in a state, as it stands in a link. */
export function pathOf(name, state = {}) {
  const page = pages[name];
  const item = page.item && state[page.item] ? `/${encodeURIComponent(state[page.item])}` : '';
  const query = new URLSearchParams();
  for (const key of page.query ?? []) {
    if (state[key]) {
      query.set(key, state[key]);
    }
  }
  const text = query.toString();
  return base + page.path + item + (text ? `?${text}` : '');
}

/** The page and state that an address names, or nothing when it is none of ours. */
export function pageAt(url) {
  if (url.origin !== context.origin || !url.pathname.startsWith(base)) {
    return undefined;
  }
  const path = url.pathname.slice(base.length).replace(/\/+$/, '');
  for (const [name, page] of Object.entries(pages)) {
    const found = match(page, path);
    if (found) {
      const state = { ...found };
      for (const key of page.query ?? []) {
        if (url.searchParams.has(key)) {
          state[key] = url.searchParams.get(key);
        }
      }
      return { name, state, ...page };
    }
  }
  return undefined;
}

function match(page, path) {
  if (path === page.path && page.tag !== 'portal-request') {
    return {};
  }
  const rest = path.startsWith(`${page.path}/`) ? path.slice(page.path.length + 1) : '';
  return page.item && rest && !rest.includes('/') ? { [page.item]: decodeURIComponent(rest) } : undefined;
}

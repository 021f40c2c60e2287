/** Which file defines which element. */
const sources = {
  'portal-app': () => import('../shell/portal-app.js'),
  'portal-sign-in': () => import('../signin/portal-sign-in.js'),
  'portal-home': () => import('../home/portal-home.js'),
  'portal-catalogue': () => import('../catalogue/portal-catalogue.js'),
  'portal-catalogue-administration': () => import('../catalogue/portal-catalogue-administration.js'),
  'portal-requests': () => import('../requests/portal-requests.js'),
  'portal-request': () => import('../requests/portal-request.js'),
  'portal-tasks': () => import('../tasks/portal-tasks.js'),
  'portal-access': () => import('../assignments/portal-access.js'),
  'portal-permissions': () => import('../permissions/portal-permissions.js'),
  'portal-deliveries': () => import('../provisioning/portal-deliveries.js'),
};

const asked = new Set();

/** Loads the code of one element; asking twice is free. */
export function loadElement(tag) {
  asked.add(tag);
  return sources[tag]?.();
}

function look(root) {
  for (const tag of Object.keys(sources)) {
    if (!asked.has(tag) && (root.localName === tag || root.querySelector?.(tag))) {
      loadElement(tag);
    }
  }
}

/** Loads what stands in the document now and what is added later. */
export function loadElements(root) {
  look(root);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) {
          look(node);
        }
      }
    }
  }).observe(root, { childList: true, subtree: true });
}

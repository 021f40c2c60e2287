import { i18n } from '../shared/i18n.js';

/** What a portal permission allows, in the person's language; one that we do not know in the server's words. */
export function allows({ name, description }) {
  const key = `permission.${name}`;
  return i18n.has(key) ? i18n.t(key) : (description ?? name);
}

/** How many people hold a role; nothing where the server does not count them. */
export function members({ members: count }) {
  return count === undefined ? '' : i18n.t('permissions.members', { count });
}

/** A role and how many people a change of it affects. */
export function affected(role) {
  const people = members(role);
  return people ? i18n.t('permissions.roleOf', { role: role.title, members: people }) : role.title;
}

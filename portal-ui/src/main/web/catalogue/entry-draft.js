/** An entry of the catalogue as a form holds it, and back. */
export function emptyDraft() {
  return {
    system: '',
    name: '',
    title: '',
    description: '',
    kind: 'ROLE',
    risk: 'LOW',
    tags: '',
    owner: undefined,
    scope: 'none',
    scopeLabel: '',
    choices: '',
    requestable: true,
  };
}

export function draftOf(entry) {
  return {
    ...emptyDraft(),
    title: entry.title,
    description: entry.description,
    kind: entry.kind,
    risk: entry.risk,
    tags: entry.tags.join(', '),
    owner: entry.owner,
    scope: entry.scope?.type ?? 'none',
    scopeLabel: entry.scope?.label ?? '',
    choices: entry.scope?.choices.join(', ') ?? '',
    requestable: entry.requestable,
  };
}

export function bodyOf(draft) {
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    kind: draft.kind,
    risk: draft.risk,
    scope:
      draft.scope === 'none'
        ? undefined
        : { type: draft.scope, label: draft.scopeLabel.trim(), choices: words(draft.choices) },
    owner: draft.owner && { kind: draft.owner.kind, id: draft.owner.id },
    tags: words(draft.tags),
    requestable: draft.requestable,
  };
}

function words(text) {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

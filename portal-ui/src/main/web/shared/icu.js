/**
 * Formats the part of ICU messages that our message files use: {name}, plural (with =n), select, # and '' quoting.
 * A message becomes a list of parts once; formatting walks it. Plural categories come from Intl.PluralRules.
 */
export function parse(message) {
  const reader = { text: message, at: 0 };
  return readParts(reader, false);
}

function readParts(reader, inPlural) {
  const parts = [];
  let literal = '';
  const flush = () => {
    if (literal) {
      parts.push(literal);
      literal = '';
    }
  };
  while (reader.at < reader.text.length && reader.text[reader.at] !== '}') {
    const letter = reader.text[reader.at];
    if (letter === "'" && "'{}#".includes(reader.text[reader.at + 1] ?? ' ')) {
      literal += readQuoted(reader);
    } else if (letter === '{') {
      flush();
      parts.push(readArgument(reader));
    } else if (letter === '#' && inPlural) {
      flush();
      parts.push({ kind: 'count' });
      reader.at++;
    } else {
      literal += letter;
      reader.at++;
    }
  }
  flush();
  return parts;
}

function readQuoted(reader) {
  if (reader.text[reader.at + 1] === "'") {
    reader.at += 2;
    return "'";
  }
  const end = reader.text.indexOf("'", reader.at + 1);
  const until = end < 0 ? reader.text.length : end;
  const quoted = reader.text.slice(reader.at + 1, until);
  reader.at = until + 1;
  return quoted;
}

function readArgument(reader) {
  reader.at++;
  const name = readUntil(reader, ',}');
  if (reader.text[reader.at] === '}') {
    reader.at++;
    return { kind: 'value', name };
  }
  reader.at++;
  const kind = readUntil(reader, ',}');
  reader.at++;
  const choices = {};
  while (reader.at < reader.text.length) {
    const key = readUntil(reader, '{}');
    if (reader.text[reader.at] === '}') {
      break;
    }
    reader.at++;
    choices[key] = readParts(reader, kind === 'plural');
    reader.at++;
  }
  reader.at++;
  return { kind, name, choices };
}

function readUntil(reader, ends) {
  const start = reader.at;
  while (reader.at < reader.text.length && !ends.includes(reader.text[reader.at])) {
    reader.at++;
  }
  return reader.text.slice(start, reader.at).trim();
}

/** The text of a parsed message. Numbers are written in the person's locale; unknown values stay empty. */
export function format(parts, values, rules, numbers, count) {
  return parts.map((part) => formatPart(part, values, rules, numbers, count)).join('');
}

function formatPart(part, values, rules, numbers, count) {
  if (typeof part === 'string') {
    return part;
  }
  if (part.kind === 'count') {
    return numbers.format(count);
  }
  const value = values[part.name];
  if (part.kind === 'value') {
    return typeof value === 'number' ? numbers.format(value) : String(value ?? '');
  }
  const key = part.kind === 'plural' ? pluralKey(part.choices, Number(value), rules) : String(value);
  return format(part.choices[key] ?? part.choices.other ?? [], values, rules, numbers, Number(value));
}

function pluralKey(choices, value, rules) {
  return `=${value}` in choices ? `=${value}` : rules.select(value);
}

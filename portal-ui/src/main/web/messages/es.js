import pages from './en/pages.json';
import problems from './en/problems.json';
import shared from './en/shared.json';

export const messages = { ...shared, ...problems, ...pages };

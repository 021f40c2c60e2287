import administration from './en/administration.json';
import catalogue from './en/catalogue.json';
import pages from './en/pages.json';
import problems from './en/problems.json';
import shared from './en/shared.json';
import work from './en/work.json';

export const messages = { ...shared, ...problems, ...pages, ...work, ...catalogue, ...administration };

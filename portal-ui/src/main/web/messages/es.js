import administration from './es/administration.json';
import catalogue from './es/catalogue.json';
import pages from './es/pages.json';
import problems from './es/problems.json';
import shared from './es/shared.json';
import work from './es/work.json';

export const messages = { ...shared, ...problems, ...pages, ...work, ...catalogue, ...administration };

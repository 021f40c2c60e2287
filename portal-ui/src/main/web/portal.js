/**
 * The one script of a page that shows our elements. It brings the style sheet (portal.css beside it) and loads the code
 * of an element when its tag is first seen, so that a page pays only for what it shows.
 */
import './portal.css';
import { loadElements } from './shared/elements.js';

loadElements(document);

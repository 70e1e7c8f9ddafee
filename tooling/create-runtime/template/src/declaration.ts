import type { RuntimeDeclaration } from '@puna/runtime';
import { capabilities } from './capabilities.js';

/** What acme can do at all. */
export const declaration: RuntimeDeclaration = { name: 'acme', formats: ['acme'], capabilities };

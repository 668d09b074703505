/** Reads YAML with the parser that the site's build tools bring along: infra has no packages of its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { load } = createRequire(new URL('../../frontend/package.json', import.meta.url))('js-yaml');

export const readYaml = (url) => load(readFileSync(url, 'utf8'));

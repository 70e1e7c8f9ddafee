import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, type Document } from 'yaml';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const entries = await readdir(examples, { recursive: true });
const files = entries.filter((name) => name.endsWith('.yaml'));

async function documents(name: string): Promise<readonly Document[]> {
  const parsed = parseAllDocuments(await readFile(join(examples, name), 'utf8'), { merge: true, strict: true });
  return [...parsed];
}

describe('the examples of the guide', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThanOrEqual(4);
  });

  it.each(files)('%s is sound YAML', async (name) => {
    const found = await documents(name);
    expect(found.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    for (const document of found) {
      const value = document.toJS() as Record<string, unknown>;
      const isCompose = name.endsWith('compose.yaml');
      expect(Object.keys(value)).toEqual(
        expect.arrayContaining(isCompose ? ['services', 'volumes'] : ['apiVersion', 'kind', 'metadata', 'spec']),
      );
    }
  });

  it.each(files)('%s calls its containers by a version', async (name) => {
    const text = await readFile(join(examples, name), 'utf8');
    const images = [...text.matchAll(/^\s*(?:- )?image: (\S+)$/gmu)].map(([, image]) => image ?? '');
    for (const image of images) expect(image).toMatch(/:v?\d/u);
  });
});
